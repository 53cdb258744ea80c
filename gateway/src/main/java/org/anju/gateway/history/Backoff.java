package org.anju.gateway.history;

import java.util.random.RandomGenerator;

/** Growing waits between attempts: doubling from 0.1 s to 5 s, each drawn from the upper half so that many writers spread out. Not thread-safe. */
final class Backoff {
    private static final long FIRST_MS = 100;
    private static final long LONGEST_MS = 5_000;

    private final RandomGenerator random;
    private long currentMs = FIRST_MS;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    long nextMs() {
        long half = currentMs / 2;
        long wait = half + random.nextLong(half + 1);
        currentMs = Math.min(LONGEST_MS, currentMs * 2);
        return wait;
    }

    void reset() {
        currentMs = FIRST_MS;
    }
}
