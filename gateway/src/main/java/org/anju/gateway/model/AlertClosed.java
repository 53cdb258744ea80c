package org.anju.gateway.model;

/**
 * A person cleared an alert by hand. The engine forgets that it is raised; should the condition still hold, the same rule may raise a new
 * alert for the subject.
 *
 * @param alertId the alert
 * @param rule id of its rule
 * @param subject what the alert is about: a device id, or {@code compound:<id>}
 */
public record AlertClosed(long receivedMs, String alertId, String rule, String subject) implements Entry {}
