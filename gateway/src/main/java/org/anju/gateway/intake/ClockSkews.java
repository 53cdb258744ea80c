package org.anju.gateway.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.anju.gateway.model.Device;
import org.jspecify.annotations.Nullable;

/**
 * How far each device's clock is from the gateway's. What a device sends is never younger than its clock, but may be older, because it was
 * kept back; so of all its messages of the last five to ten minutes the one that was ahead most tells the clock. Thread-safe.
 */
public final class ClockSkews {
    private static final long WINDOW_MS = 5 * 60_000L;

    /** A device and how many milliseconds its clock is ahead of the gateway's; negative when it is behind. */
    public record Skew(String device, long aheadMs) {}

    private static final class Reading {
        private long window = Long.MIN_VALUE;
        private long newest = Long.MIN_VALUE;
        private long before = Long.MIN_VALUE;

        Reading(long aheadMs, long nowMs) {
            add(aheadMs, nowMs);
        }

        final synchronized void add(long aheadMs, long nowMs) {
            long now = Math.floorDiv(nowMs, WINDOW_MS);
            if (now != window) {
                before = now == window + 1 ? newest : Long.MIN_VALUE;
                newest = Long.MIN_VALUE;
                window = now;
            }
            newest = Math.max(newest, aheadMs);
        }

        synchronized long aheadMs() {
            return Math.max(newest, before);
        }
    }

    private final Map<String, Reading> devices = new ConcurrentHashMap<>();

    /** A message came that bore the device's own time. */
    void seen(Device device, long tsMs, long receivedMs) {
        String id = device.id().value();
        long aheadMs = tsMs - receivedMs;
        Reading reading = devices.get(id);
        if (reading == null) {
            reading = devices.computeIfAbsent(id, any -> new Reading(aheadMs, receivedMs));
        }
        reading.add(aheadMs, receivedMs);
    }

    /** Milliseconds the device's clock is ahead as of its last messages, null when none bore its own time. */
    public @Nullable Long aheadMs(String device) {
        Reading reading = devices.get(device);
        return reading == null ? null : reading.aheadMs();
    }

    /** The devices whose clocks are farthest off, worst first. */
    public List<Skew> worst(int limit) {
        return devices.entrySet().stream()
                .map(entry -> new Skew(entry.getKey(), entry.getValue().aheadMs()))
                .sorted(Comparator.comparingLong((Skew skew) -> -Math.abs(skew.aheadMs()))
                        .thenComparing(Skew::device))
                .limit(limit)
                .toList();
    }

    /** How many devices' clocks are farther off than that. */
    public long beyond(long ms) {
        return devices.values().stream()
                .filter(reading -> Math.abs(reading.aheadMs()) > ms)
                .count();
    }

    /** Forgets devices that are no longer registered. */
    public void retain(Set<String> registered) {
        devices.keySet().retainAll(registered);
    }
}
