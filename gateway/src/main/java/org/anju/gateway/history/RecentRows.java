package org.anju.gateway.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rows that are durable as batches but not yet laid out by device: the same batches, ready to be queried. Bounded by whoever rolls them
 * out. Not thread-safe.
 */
final class RecentRows {
    private final Map<Integer, List<Segment>> byDevice = new TreeMap<>();
    private long bytes;

    /** Memory taken, roughly. */
    long bytes() {
        return bytes;
    }

    /** Takes in a batch of rows, each with the number of its device, its distance in time from the one before, its size, and the row. */
    void add(BytesReader batch) {
        long tsMs = 0;
        while (batch.hasMore()) {
            int device = (int) batch.unsigned();
            tsMs += batch.signed();
            int size = (int) batch.unsigned();
            bytes += segment(device, Days.of(tsMs)).add(tsMs, batch.data(), batch.position(), size);
            batch.skip(size);
        }
    }

    private Segment segment(int device, long day) {
        List<Segment> segments = byDevice.computeIfAbsent(device, _first -> new ArrayList<>(1));
        for (int i = segments.size() - 1; i >= 0; i--) {
            Segment segment = segments.get(i);
            if (segment.day() == day) {
                if (!segment.isFull()) {
                    return segment;
                }
                break;
            }
        }
        Segment fresh = new Segment(day);
        segments.add(fresh);
        return fresh;
    }

    /** Segments by device, in the order of writing. */
    Map<Integer, List<Segment>> segments() {
        return byDevice;
    }

    List<Segment> of(int device) {
        return byDevice.getOrDefault(device, List.of());
    }

    /** Days of a device that have rows here. */
    Set<Long> days(int device) {
        Set<Long> days = new TreeSet<>();
        of(device).forEach(segment -> days.add(segment.day()));
        return days;
    }

    /** Days that have rows here, in order. */
    Set<Long> days() {
        Set<Long> days = new TreeSet<>();
        byDevice.values().forEach(segments -> segments.forEach(segment -> days.add(segment.day())));
        return days;
    }

    void clear() {
        byDevice.clear();
        bytes = 0;
    }
}
