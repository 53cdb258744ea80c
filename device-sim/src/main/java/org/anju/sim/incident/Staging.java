package org.anju.sim.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something staged on the fleet, going on or over.
 *
 * @param number counted from 1
 * @param what id of the incident or word of the fault
 * @param compound where; null when several compounds are concerned
 * @param devices the devices' ids
 * @param beganMs wall time of its begin, epoch milliseconds
 * @param endsMs wall time at which it ends by itself
 * @param endedMs wall time at which it ended; null while it goes on
 * @param by {@code programme} or {@code tester}
 */
public record Staging(
        int number,
        String what,
        String zh,
        String en,
        @Nullable String compound,
        List<String> devices,
        long beganMs,
        long endsMs,
        @Nullable Long endedMs,
        String by) {

    public Staging {
        devices = List.copyOf(devices);
    }

    Staging ended(long atMs) {
        return new Staging(number, what, zh, en, compound, devices, beganMs, endsMs, atMs, by);
    }

    @Override
    public String toString() {
        return number + ": " + zh + " / " + en;
    }
}
