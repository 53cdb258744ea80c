package org.anju.sim.mqtt;

import java.util.random.RandomGenerator;

/**
 * Waiting times between attempts to connect: doubling up to a limit, each drawn from the upper half of its span so that a
 * fleet that fell together does not come back together.
 *
 * @param firstMs wait after the first failure, milliseconds
 * @param limitMs longest wait, milliseconds
 */
public record Backoff(long firstMs, long limitMs) {
    private static final int MOST_DOUBLINGS = 20;

    /** Milliseconds to wait after {@code failures} failures in a row (1 or more). */
    public long waitMs(int failures, RandomGenerator random) {
        int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1));
        long span = Math.min(limitMs, firstMs << doublings);
        return span / 2 + (long) (random.nextDouble() * span / 2);
    }
}
