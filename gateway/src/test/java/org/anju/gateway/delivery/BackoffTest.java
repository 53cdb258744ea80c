package org.anju.gateway.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final RandomGenerator NO_JITTER = () -> 0;

    @Test
    void doublesUpToTheLongest() {
        Backoff backoff = new Backoff(1_000, 300_000, NO_JITTER);
        assertEquals(1_000, backoff.afterFailures(1));
        assertEquals(2_000, backoff.afterFailures(2));
        assertEquals(256_000, backoff.afterFailures(9));
        assertEquals(300_000, backoff.afterFailures(10));
        assertEquals(300_000, backoff.afterFailures(Integer.MAX_VALUE));
    }

    @Property
    void jitterTakesOffAtMostHalf(@ForAll @IntRange(min = 0, max = 2_000_000_000) int failures) {
        long highest = new Backoff(1_000, 300_000, NO_JITTER).afterFailures(failures);
        long wait = new Backoff(1_000, 300_000, RandomGenerator.of("L64X128MixRandom")).afterFailures(failures);
        Assertions.assertTrue(wait >= highest / 2 && wait <= highest, wait + " of " + highest);
    }

    @Test
    void refusesARangeThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new Backoff(10, 9, NO_JITTER));
    }
}
