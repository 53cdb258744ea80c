package org.anju.sim.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened in a scenario and when, for the report. Thread-safe. */
public final class Timeline {
    private static final int MOST_ENTRIES = 5_000;

    private final List<Entry> entries = new ArrayList<>();

    /** Whose line an entry stands on. */
    public enum Lane {
        /** What the tester did. */
        STAGED,
        /** Alerts raised. */
        RAISED,
        /** Alerts cleared. */
        CLEARED,
        /** Deliveries. */
        DELIVERED
    }

    /** Something that happened at a wall time, epoch milliseconds. */
    public record Entry(long atMs, Lane lane, String text) {}

    synchronized void add(long atMs, Lane lane, String text) {
        if (entries.size() < MOST_ENTRIES) {
            entries.add(new Entry(atMs, lane, text));
        }
    }

    /** All entries in order of time. */
    public synchronized List<Entry> entries() {
        return entries.stream().sorted(Comparator.comparingLong(Entry::atMs)).toList();
    }
}
