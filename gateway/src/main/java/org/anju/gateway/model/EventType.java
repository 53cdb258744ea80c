package org.anju.gateway.model;

/**
 * One event a kind of device can report.
 *
 * @param personal whether its data may identify a person, so that it is masked and kept shorter
 */
public record EventType(String name, Text label, boolean personal) {}
