package org.anju.gateway.model;

/** The gateway started: every session of before is gone and the presence of every device is unknown until it shows itself. */
public record Restart(long receivedMs) implements Entry {}
