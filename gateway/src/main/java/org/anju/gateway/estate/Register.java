package org.anju.gateway.estate;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An immutable picture of the whole device register, planned and retired devices included, and of what must be guarded. Maps are in id order. */
public final class Register {
    /** A register that says nothing. */
    public static final Register EMPTY = new Register(Map.of(), Map.of());

    private final Map<String, Entry> entries;
    private final Map<String, Map<String, Map<String, Integer>>> features;

    /**
     * A picture of the register.
     *
     * @param features counts by name, by building id (empty for the compound as a whole), by compound id
     */
    public Register(Map<String, Entry> entries, Map<String, Map<String, Map<String, Integer>>> features) {
        this.entries = Collections.unmodifiableMap(new TreeMap<>(entries));
        Map<String, Map<String, Map<String, Integer>>> copy = new TreeMap<>();
        features.forEach((compound, byBuilding) -> {
            Map<String, Map<String, Integer>> inner = new TreeMap<>();
            byBuilding.forEach(
                    (building, counts) -> inner.put(building, Collections.unmodifiableMap(new TreeMap<>(counts))));
            copy.put(compound, Collections.unmodifiableMap(inner));
        });
        this.features = Collections.unmodifiableMap(copy);
    }

    public Map<String, Entry> entries() {
        return entries;
    }

    public @Nullable Entry entry(String device) {
        return entries.get(device);
    }

    /** What a compound (building {@code ""}) or a building has, with how many; empty when the register says nothing. */
    public Map<String, Integer> features(String compound, String building) {
        return features.getOrDefault(compound, Map.of()).getOrDefault(building, Map.of());
    }

    /** Features by building of a compound. */
    public Map<String, Map<String, Integer>> features(String compound) {
        return features.getOrDefault(compound, Map.of());
    }

    /**
     * One line of the register.
     *
     * @param kind name of its kind; there may be no profile of that name any more
     * @param building empty when it stands in the open
     * @param statusMs since when it has its status, epoch milliseconds; 0 when nobody noted it
     * @param credential whether it has a credential; a planned device may not have one yet
     */
    public record Entry(
            String id,
            String kind,
            String compound,
            String building,
            String name,
            Sheet sheet,
            long statusMs,
            boolean credential) {}
}
