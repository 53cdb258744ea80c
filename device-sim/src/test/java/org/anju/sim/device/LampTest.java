package org.anju.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.anju.sim.estate.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shredzone.commons.suncalc.SunTimes;

class LampTest {
    private static final long TWO_MINUTES_MS = 120_000;

    @ParameterizedTest
    @ValueSource(longs = {Life.MIDSUMMER_MS, Life.MIDWINTER_MS})
    void burnsFromSunsetToSunriseWithinTwoMinutes(long midnightMs) {
        Life life = Life.of(Kind.LAMP, 0, 1, midnightMs).live(Life.DAY_MS);
        SunTimes sun = SunTimes.compute()
                .on(Instant.ofEpochMilli(midnightMs))
                .at(
                        life.placement.compound().latitude(),
                        life.placement.compound().longitude())
                .execute();

        assertEquals(at(sun.getRise()), switched(life.samples, false), TWO_MINUTES_MS);
        assertEquals(at(sun.getSet()), switched(life.samples, true), TWO_MINUTES_MS);
    }

    private static double at(ZonedDateTime moment) {
        assertNotNull(moment);
        return moment.toInstant().toEpochMilli();
    }

    private static double switched(List<Life.Sample> samples, boolean on) {
        for (int i = 1; i < samples.size(); i++) {
            boolean before = Boolean.TRUE.equals(samples.get(i - 1).values().get("on"));
            boolean now = Boolean.TRUE.equals(samples.get(i).values().get("on"));
            if (before != now && now == on) {
                return samples.get(i).tsMs();
            }
        }
        throw new AssertionError("never switched " + (on ? "on" : "off"));
    }

    @Test
    void energyIsTheIntegralOfPowerAndBurnHoursTheTimeLit() {
        List<Life.Sample> samples = Life.of(Kind.LAMP, 1, 1, Life.MIDWINTER_MS).live(Life.DAY_MS).samples;

        double integralKwh = 0;
        double litHours = 0;
        for (int i = 1; i < samples.size(); i++) {
            double hours = (samples.get(i).tsMs() - samples.get(i - 1).tsMs()) / 3.6e6;
            integralKwh +=
                    (samples.get(i - 1).number("power_w") + samples.get(i).number("power_w")) / 2 * hours / 1_000;
            litHours += Boolean.TRUE.equals(samples.get(i - 1).values().get("on")) ? hours : 0;
        }
        assertEquals(integralKwh, grown(samples, "energy_kwh"), integralKwh * 0.01);
        assertEquals(litHours, grown(samples, "burn_hours"), 0.02);
        assertTrue(litHours > 13 && litHours < 14.5, litHours + " h on the longest night");
    }

    private static double grown(List<Life.Sample> samples, String meter) {
        return samples.get(samples.size() - 1).number(meter) - samples.get(0).number(meter);
    }

    @Test
    void isDarkByDayAndDimmedInTheDeepOfTheNight() {
        Life life = Life.of(Kind.LAMP, 2, 1, Life.MIDWINTER_MS + Life.DAY_MS / 2);
        assertEquals(0, life.last().number("dimming_pct"));
        life.live(8 * 60 * Life.MINUTE_MS);
        assertEquals(100, life.last().number("dimming_pct"));
        life.live(6 * 60 * Life.MINUTE_MS);
        assertEquals(40, life.last().number("dimming_pct"));
    }

    @Test
    void leaksSixtyMilliamperesWhileItsInsulationIsBroken() {
        Life life = Life.of(Kind.LAMP, 0, 1, Life.MIDWINTER_MS);

        life.begin(Condition.EARTH_LEAKAGE);
        assertEquals(60, life.last().number("leakage_ma"), 5);
        assertEquals(List.of("leakage_detected"), life.eventNames());
        life.end(Condition.EARTH_LEAKAGE);
        assertTrue(life.last().number("leakage_ma") < 30);
    }

    @Test
    void followsACommandAndRefusesNonsense() {
        Life life = Life.of(Kind.LAMP, 0, 1, Life.MIDSUMMER_MS + Life.DAY_MS / 2);

        assertFalse(life.behaviour
                .command("set_light", Map.of("dimming_pct", 140), life.sink)
                .ok());
        assertTrue(life.behaviour
                .command("set_light", Map.of("dimming_pct", 70), life.sink)
                .ok());
        life.live(Life.MINUTE_MS);
        assertEquals(70, life.last().number("dimming_pct"));
    }
}
