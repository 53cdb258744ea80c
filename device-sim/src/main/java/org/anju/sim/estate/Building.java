package org.anju.sim.estate;

/** A residential building: its entrances (单元) and the floors above ground. */
public record Building(String id, int entrances, int floors) {}
