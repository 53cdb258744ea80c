package org.anju.gateway.model;

/** A building of a compound with its number of entrances (单元) and floors. */
public record Building(String id, int entrances, int floors) {}
