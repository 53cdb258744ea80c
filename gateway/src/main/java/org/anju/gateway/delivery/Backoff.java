package org.anju.gateway.delivery;

import java.util.random.RandomGenerator;

/**
 * Exponential back-off with jitter: doubles from {@code firstMs} up to {@code maxMs}, of which a random part of up to a half is left off, so
 * that many who failed together do not come back together.
 *
 * @param firstMs at least 1
 * @param maxMs at least {@code firstMs}
 */
public record Backoff(long firstMs, long maxMs, RandomGenerator random) {
    /** Checks the bounds. */
    public Backoff {
        if (firstMs < 1 || maxMs < firstMs) {
            throw new IllegalArgumentException("back-off from " + firstMs + " ms to " + maxMs + " ms is not a range");
        }
    }

    /** The wait after so many failures in a row, in milliseconds: between half and all of the doubled value. */
    public long afterFailures(int failures) {
        int doublings = Math.min(Math.max(failures, 1) - 1, 40);
        long ceiling = firstMs > maxMs >> doublings ? maxMs : firstMs << doublings;
        return ceiling - random.nextLong(ceiling / 2 + 1);
    }
}
