package org.anju.gateway.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliverySloTest {
    private static final long NOW_MS = 1_700_000_000_000L;

    private final DeliverySlo slo = new DeliverySlo();

    private static LedgerRow row(long pending, Long oldestMs) {
        return new LedgerRow("bureau", 10 + pending, pending, 0, 10, 0, 0, 0, 10 + pending, oldestMs);
    }

    private String look(LedgerRow row, long nowMs) {
        slo.look(List.of(row), nowMs);
        return slo.trouble();
    }

    @Test
    void saysNothingWhileItIsKept() {
        for (int i = 0; i < 1_000; i++) {
            slo.delivered("bureau", i < 10 ? 6_000 : 5_000, NOW_MS);
        }
        assertEquals(0.99, slo.share("bureau", NOW_MS));
        assertEquals("", look(row(0, null), NOW_MS));
        assertEquals("", look(row(1, NOW_MS - Duration.ofMinutes(5).toMillis()), NOW_MS));
    }

    @Test
    void saysWhoIsLateAndForgivesAfterAnHour() {
        for (int i = 0; i < 1_000; i++) {
            slo.delivered("bureau", i < 11 ? 5_001 : 10, NOW_MS);
        }
        assertTrue(look(row(0, null), NOW_MS).contains("less than 99 %"), slo.trouble());
        assertEquals("", look(row(0, null), NOW_MS + Duration.ofHours(1).toMillis()));
    }

    @Test
    void aFewDeliveriesProveNothing() {
        slo.delivered("bureau", 60_000, NOW_MS);
        assertEquals("", look(row(0, null), NOW_MS));
    }

    @Test
    void saysWhoWaitsTooLong() {
        assertEquals(
                "recipient bureau: 3 deliveries wait, the oldest for 7 min",
                look(row(3, NOW_MS - Duration.ofMinutes(7).toMillis()), NOW_MS));
    }

    @Test
    void saysThatTheBooksAreWrong() {
        LedgerRow wrong = new LedgerRow("bureau", 10, 0, 0, 9, 0, 0, 0, 10, null);
        assertTrue(look(wrong, NOW_MS).contains("does not balance"), slo.trouble());
    }
}
