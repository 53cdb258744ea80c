package org.anju.sim.load;

/**
 * When the messages of one event loop are due: message number {@code n} of the loop, counted over its connections in turn. The rate
 * grows evenly from nothing during the ramp and is even from then on. Everything is computed, nothing is queued, so falling behind
 * costs no memory.
 *
 * @param startNanos monotonic time of the first message
 * @param startMs wall time of the first message, epoch milliseconds
 * @param perSecond messages a second on this loop after the ramp
 * @param connections connections of this loop
 * @param rampS seconds until the rate is reached, 0 for at once
 * @param total messages of this loop in the whole run
 */
record Pace(long startNanos, long startMs, double perSecond, int connections, double rampS, long total) {

    /** A pace for {@code durationS} seconds. */
    static Pace of(long startNanos, long startMs, double perSecond, int connections, double rampS, double durationS) {
        double seconds = durationS < rampS ? durationS * durationS / (2 * rampS) : durationS - rampS / 2;
        return new Pace(startNanos, startMs, perSecond, connections, rampS, Math.round(perSecond * seconds));
    }

    /** Monotonic time at which the {@code seq}-th message of connection {@code index} is due. */
    long dueNanos(int index, long seq) {
        return startNanos + offsetNanos(seq * connections + index);
    }

    /** Wall time at which it is due, epoch milliseconds. */
    long dueMs(int index, long seq) {
        return startMs + offsetNanos(seq * connections + index) / 1_000_000;
    }

    /** How many messages of the loop are due at {@code nowNanos}. */
    long dueCount(long nowNanos) {
        double elapsedS = (nowNanos - startNanos) / 1e9;
        if (elapsedS < 0) {
            return 0;
        }
        double seconds = elapsedS < rampS ? elapsedS * elapsedS / (2 * rampS) : elapsedS - rampS / 2;
        return Math.min(total, (long) (seconds * perSecond) + 1);
    }

    private long offsetNanos(long number) {
        double even = number / perSecond;
        double seconds = even < rampS / 2 ? Math.sqrt(2 * even * rampS) : even + rampS / 2;
        return Math.round(seconds * 1e9);
    }
}
