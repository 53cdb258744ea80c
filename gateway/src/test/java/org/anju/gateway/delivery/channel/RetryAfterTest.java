package org.anju.gateway.delivery.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    @Test
    void readsSecondsAndDates() {
        assertEquals(120_000, RetryAfter.millis(" 120 ", NOW));
        assertEquals(90_000, RetryAfter.millis("Tue, 24 Nov 2026 08:01:30 GMT", NOW));
    }

    @Test
    void ignoresWhatItCannotRead() {
        assertEquals(0, RetryAfter.millis("", NOW));
        assertEquals(0, RetryAfter.millis("-5", NOW));
        assertEquals(0, RetryAfter.millis("99999999999999", NOW));
        assertEquals(0, RetryAfter.millis("soon", NOW));
        assertEquals(0, RetryAfter.millis("Tue, 24 Nov 2026 07:00:00 GMT", NOW));
    }
}
