package org.anju.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.anju.sim.estate.Kind;
import org.junit.jupiter.api.Test;

class ElevatorTest {
    @Test
    void ridesBetweenItsFloorsAndMovesOnlyWithClosedDoors() {
        Life life = Life.of(Kind.ELEVATOR, 0, 5, Life.MIDSUMMER_MS).live(Life.DAY_MS);
        int floors = life.placement.floors();

        double trips = life.last().number("trips_total") - life.samples.get(0).number("trips_total");
        assertTrue(trips > 30, trips + " trips in a day");
        for (Life.Sample sample : life.samples) {
            assertTrue(sample.number("floor") >= 1 && sample.number("floor") <= floors);
            boolean moving = sample.number("car_status") == 1;
            assertTrue(!moving || Boolean.TRUE.equals(sample.values().get("door_closed")));
            assertTrue(moving || sample.number("speed_mps") == 0);
            assertEquals(moving, sample.number("direction") != 0);
        }
    }

    @Test
    void entrapmentStandsStillBetweenFloorsUntilRescued() {
        Life life = Life.of(Kind.ELEVATOR, 1, 5, Life.MIDSUMMER_MS + Life.DAY_MS / 3);

        life.begin(Condition.ENTRAPMENT);
        life.live(2 * Life.MINUTE_MS);
        assertEquals(0, life.last().number("car_status"));
        assertEquals(false, life.last().values().get("door_zone"));
        assertEquals(true, life.last().values().get("occupied"));
        assertEquals(List.of("fault_4", "alarm_button", "entrapment"), life.eventNames());

        life.end(Condition.ENTRAPMENT);
        assertEquals(true, life.last().values().get("door_zone"));
        assertEquals(false, life.last().values().get("door_closed"));
        assertEquals("fault_cleared", life.eventNames().get(4));
        assertEquals("rescued", life.eventNames().get(3));
    }

    @Test
    void runsAgainAfterAnEbikeIsTakenOut() {
        Life life = Life.of(Kind.ELEVATOR, 1, 5, Life.MIDSUMMER_MS + Life.DAY_MS / 3);
        life.begin(Condition.EBIKE);
        life.live(Life.MINUTE_MS);
        assertEquals(false, life.last().values().get("door_closed"));
        double trips = life.last().number("trips_total");

        life.end(Condition.EBIKE);
        life.live(6 * 60 * Life.MINUTE_MS);

        assertEquals(List.of("ebike_detected"), life.eventNames());
        assertTrue(life.last().number("trips_total") > trips);
    }
}
