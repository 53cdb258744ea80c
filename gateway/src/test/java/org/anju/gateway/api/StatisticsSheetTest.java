package org.anju.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import org.anju.gateway.fake.SampleEstate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatisticsSheetTest {
    /** 2023-11-15 06:13:20 in Shanghai. */
    private static final long RAISED = 1_700_000_000_000L;

    private final StatisticsSheet sheet = new StatisticsSheet(ZoneId.of("Asia/Shanghai"));

    private void add(
            String rule,
            int severity,
            String compound,
            @Nullable String device,
            long raisedMs,
            @Nullable Long ackAfter) {
        sheet.add(new AlertStatistics.Row(
                rule,
                "题",
                "T",
                severity,
                "fire",
                compound,
                device,
                raisedMs,
                ackAfter == null ? null : raisedMs + ackAfter,
                null,
                "false"));
    }

    @Test
    void countsByTheEstatesHoursAndDays() {
        add("r1", 1, "A1-C1", "A1-C1-camera-1", RAISED, 5_000L);
        add("r1", 1, "A1-C1", "A1-C1-camera-1", RAISED + 3_600_000, 60_000L);
        add("r2", 3, "A1-C2", null, RAISED - 86_400_000, null);

        ObjectNode node = sheet.write(SampleEstate.estate());

        assertEquals(3, node.path("total").intValue());
        assertEquals(1, node.path("unacknowledged").intValue());
        assertEquals(2, node.path("byHour").get(6).intValue());
        assertEquals(1, node.path("byHour").get(7).intValue());
        assertEquals(2, node.path("byDay").size());
        assertEquals(1_699_977_600_000L, node.path("byDay").get(1).path("dayMs").longValue());
        assertEquals("r1", node.path("byRule").get(0).path("id").textValue());
        assertEquals("A1-C1-camera-1", node.path("byDevice").get(0).path("id").textValue());
        assertEquals("A1-C1", node.path("byDevice").get(0).path("compound").textValue());
        assertEquals(3, node.path("byReason").get(0).path("count").intValue());
    }

    @Test
    void percentilesAreThoseOfWhatWasAnswered() {
        for (int i = 1; i <= 10; i++) {
            add("r", 2, "A1-C1", null, RAISED, i * 1_000L);
        }
        ObjectNode node = sheet.write(SampleEstate.estate());
        var answered = node.path("bySeverity").get(1).path("acknowledged");
        assertEquals(10, answered.path("count").intValue());
        assertEquals(5_000, answered.path("medianMs").longValue());
        assertEquals(9_000, answered.path("p90Ms").longValue());
        assertEquals(5_500, answered.path("meanMs").longValue());
        assertEquals(10_000, answered.path("longestMs").longValue());
        assertFalse(node.path("bySeverity").get(0).path("acknowledged").has("medianMs"));
    }
}
