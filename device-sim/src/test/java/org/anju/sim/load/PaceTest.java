package org.anju.sim.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace(5_000_000_000L, 1_700_000_000_000L, 2_000, 10, 0, 6_000);

    @Test
    void letsExactlyTheTotalFallDue() {
        assertEquals(0, pace.dueCount(4_999_999_999L));
        assertEquals(1, pace.dueCount(5_000_000_000L));
        assertEquals(2_001, pace.dueCount(6_000_000_000L));
        assertEquals(6_000, pace.dueCount(60_000_000_000L));
    }

    @Test
    void spacesTheMessagesOfOneConnectionEvenly() {
        for (int seq = 1; seq < 600; seq++) {
            assertEquals(5_000_000, pace.dueNanos(3, seq) - pace.dueNanos(3, seq - 1));
            assertTrue(pace.dueMs(3, seq) > pace.dueMs(3, seq - 1));
        }
    }

    @Test
    void growsEvenlyDuringTheRampAndAgreesWithItsOwnDueTimes() {
        Pace ramped = Pace.of(0, 0, 1_000, 4, 10, 30);

        assertEquals(25_000, ramped.total());
        assertTrue(Math.abs(1_251 - ramped.dueCount(5_000_000_000L)) <= 1);
        assertTrue(Math.abs(5_001 - ramped.dueCount(10_000_000_000L)) <= 1);
        assertTrue(Math.abs(6_001 - ramped.dueCount(11_000_000_000L)) <= 1);
        for (int number = 0; number < 25_000; number += 97) {
            long dueNanos = ramped.dueNanos(number % 4, number / 4);
            assertTrue(Math.abs(number + 1 - ramped.dueCount(dueNanos + 1_000)) <= 1);
        }
    }
}
