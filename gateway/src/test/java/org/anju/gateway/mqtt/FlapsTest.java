package org.anju.gateway.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class FlapsTest {
    private static final long MINUTE_MS = 60_000;

    @Test
    void fiveLossesInAMinuteAreFlappingAndAQuarterOfAnHourOfPeaceIsNot() {
        Flaps flaps = new Flaps();
        long now = 0;
        for (int i = 0; i < 4; i++) {
            assertFalse(flaps.lost("a", now += 1000), "loss " + i);
        }
        assertTrue(flaps.lost("a", now += 1000));
        assertFalse(flaps.lost("a", now += 1000), "it is told once");
        assertTrue(flaps.isFlapping("a"));
        assertFalse(flaps.isFlapping("b"));
        assertEquals(List.of(), flaps.calmed(now + 5 * MINUTE_MS));
        assertEquals(List.of("a"), flaps.calmed(now + 15 * MINUTE_MS));
        assertFalse(flaps.isFlapping("a"));
    }

    @Property(tries = 500)
    void whoFlapsCalmsDownOnceAndIsForgotten(@ForAll @Size(max = 200) List<@IntRange(max = 600_000) Integer> gaps) {
        Flaps flaps = new Flaps();
        long now = 0;
        int begun = 0;
        int calmed = 0;
        for (int gap : gaps) {
            now += gap;
            calmed += flaps.calmed(now).size();
            begun += flaps.lost("a", now) ? 1 : 0;
        }
        calmed += flaps.calmed(now + 24 * 60 * MINUTE_MS).size();
        assertEquals(begun, calmed);
        assertEquals(0, flaps.flapping());
    }
}
