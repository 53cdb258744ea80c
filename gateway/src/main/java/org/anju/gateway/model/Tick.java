package org.anju.gateway.model;

/** A second passed. Ticks are journalled, so that everything that waits for time to pass can be replayed exactly. */
public record Tick(long receivedMs) implements Entry {}
