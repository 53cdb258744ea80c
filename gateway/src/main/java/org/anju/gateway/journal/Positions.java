package org.anju.gateway.journal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How far each declared consumer has released, and which of that is not stored yet. Thread-safe. */
final class Positions {
    private final Map<String, Long> released = new HashMap<>();
    private Map<String, Long> unstored = new TreeMap<>();

    /**
     * @param consumers all that count; others that were stored once do not hold entries back any more
     * @param stored positions as found on disk
     */
    Positions(Collection<String> consumers, Map<String, Long> stored) {
        consumers.forEach(consumer -> released.put(consumer, stored.getOrDefault(consumer, 0L)));
    }

    synchronized long of(String consumer) {
        Long position = released.get(consumer);
        if (position == null) {
            throw new IllegalArgumentException(
                    "consumer '" + consumer + "' was not declared; declared are " + released.keySet());
        }
        return position;
    }

    synchronized void release(String consumer, long position) {
        if (position > of(consumer)) {
            released.put(consumer, position);
            unstored.put(consumer, position);
        }
    }

    /** The position every consumer has reached; 0 when no consumer is declared, so that everything is kept. */
    synchronized long slowest() {
        return released.values().stream().mapToLong(Long::longValue).min().orElse(0);
    }

    synchronized boolean hasUnstored() {
        return !unstored.isEmpty();
    }

    /** What changed since the last call; hand it to {@link #restore} when it could not be stored. */
    synchronized Map<String, Long> takeUnstored() {
        Map<String, Long> taken = unstored;
        unstored = new TreeMap<>();
        return taken;
    }

    synchronized void restore(Map<String, Long> taken) {
        taken.forEach(unstored::putIfAbsent);
    }
}
