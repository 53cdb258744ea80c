package org.anju.gateway.alert;

/**
 * An alert about a member of a group came or went.
 *
 * @param rule id of its rule
 * @param active whether it came
 */
record Signal(String rule, Subject member, boolean active, Group group) {}
