package org.anju.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.anju.sim.estate.Kind;
import org.junit.jupiter.api.Test;

class GateTest {
    @Test
    void countsWhatItReports() {
        Life life = Life.of(Kind.GATE, 0, 5, Life.MIDSUMMER_MS);
        Life.Sample first = life.last();
        life.live(Life.DAY_MS);

        assertEquals(grown(life, first, "opens_total"), life.count("access_granted"));
        assertEquals(grown(life, first, "denied_total"), life.count("access_denied"));
        assertTrue(life.count("access_granted") > 40, life.count("access_granted") + " openings in a day");
    }

    private static long grown(Life life, Life.Sample first, String meter) {
        return Math.round(life.last().number(meter) - first.number(meter));
    }

    @Test
    void isBusierInTheEveningThanInTheDeepOfTheNight() {
        Life life = Life.of(Kind.GATE, 0, 5, Life.MIDSUMMER_MS).live(5 * Life.DAY_MS);

        assertTrue(grantsBetween(life, 17, 20) > 5 * grantsBetween(life, 1, 4));
    }

    private static long grantsBetween(Life life, int fromHour, int toHour) {
        return life.events.stream()
                .filter(event -> event.event().equals("access_granted"))
                .filter(event -> Rhythm.hour(event.tsMs()) >= fromHour && Rhythm.hour(event.tsMs()) < toHour)
                .count();
    }

    @Test
    void standsOpenFromBeingForcedUntilItIsClosed() {
        Life life = Life.of(Kind.GATE, 3, 5, Life.MIDSUMMER_MS + Life.DAY_MS / 8);

        life.begin(Condition.FORCED_OPEN);
        assertEquals("Open", life.last().values().get("door_state"));
        life.end(Condition.FORCED_OPEN);
        assertEquals("Closed", life.last().values().get("door_state"));
        assertEquals(List.of("forced_open", "door_closed"), life.eventNames());
    }
}
