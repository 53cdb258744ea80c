package org.anju.sim.load;

/**
 * When the messages of one event loop are due: message number {@code n} of the loop, counted over its connections in turn, at an
 * even distance from the one before. Everything is computed, nothing is queued, so falling behind costs no memory.
 *
 * @param startNanos monotonic time of the first message
 * @param startMs wall time of the first message, epoch milliseconds
 * @param perSecond messages a second on this loop
 * @param connections connections of this loop
 * @param total messages of this loop in the whole run
 */
record Pace(long startNanos, long startMs, double perSecond, int connections, long total) {

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
        long elapsed = nowNanos - startNanos;
        return elapsed < 0 ? 0 : Math.min(total, (long) (elapsed * perSecond / 1e9) + 1);
    }

    private long offsetNanos(long number) {
        return (long) (number * 1e9 / perSecond);
    }
}
