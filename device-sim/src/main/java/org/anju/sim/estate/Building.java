package org.anju.sim.estate;

import java.util.Map;
import java.util.TreeMap;

/**
 * A residential building: its entrances (单元), the floors above ground, and what else it has that must be guarded, such as
 * {@code elevator}, with how many.
 */
public record Building(String id, int entrances, int floors, Map<String, Integer> features) {
    public Building {
        features = features == null ? Map.of() : new TreeMap<>(features);
    }
}
