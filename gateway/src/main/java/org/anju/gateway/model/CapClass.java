package org.anju.gateway.model;

/** Classification of an alert in the words of OASIS CAP 1.2. */
public record CapClass(String category, String urgency, String severity, String certainty) {}
