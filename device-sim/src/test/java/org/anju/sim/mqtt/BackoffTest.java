package org.anju.sim.mqtt;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void doublesUpToTheLimitAndSpreads() {
        Backoff backoff = new Backoff(1_000, 30_000);
        Random random = new Random(1);

        for (int failures = 1; failures < 100; failures++) {
            long span = failures > 5 ? 30_000 : 1_000L << (failures - 1);
            long waitMs = backoff.waitMs(failures, random);
            assertTrue(waitMs >= span / 2 && waitMs <= span, failures + " failures: " + waitMs + " ms");
        }
    }
}
