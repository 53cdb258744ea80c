package org.anju.gateway.history;

/** Days of UTC, counted from the epoch: the partitions of the embedded store. */
final class Days {
    static final long MILLIS = 86_400_000;

    private Days() {}

    static long of(long tsMs) {
        return Math.floorDiv(tsMs, MILLIS);
    }

    static long startMs(long day) {
        return day * MILLIS;
    }
}
