package org.anju.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.anju.sim.SeededRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Lamps against a table of the sun that was computed without this program or its library; the file names its source. */
class SunTableTest {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final int MINUTE_MS = 60_000;
    private static final double TWO_MINUTES = 2;

    @ParameterizedTest
    @CsvFileSource(resources = "/sun-34.7N-112.8E.csv", useHeadersInDisplayName = true)
    void lampsGoOutAtSunriseAndOnAtSunsetWithinTwoMinutes(LocalDate date, LocalTime sunrise, LocalTime sunset) {
        long midnightMs = date.atStartOfDay(CHINA).toInstant().toEpochMilli();
        Lamp lamp = new Lamp(34.7, 112.8, new SeededRandom(1));
        int out = -1;
        int lit = -1;
        boolean was = true;
        for (int minute = 0; minute < 24 * 60; minute++) {
            lamp.advance(midnightMs + (long) minute * MINUTE_MS, (tsMs, event, data) -> {});
            boolean on = Boolean.TRUE.equals(lamp.sample().get("on"));
            if (was && !on) {
                out = minute;
            } else if (!was && on) {
                lit = minute;
            }
            was = on;
        }
        assertEquals(sunrise.toSecondOfDay() / 60.0, out, TWO_MINUTES);
        assertEquals(sunset.toSecondOfDay() / 60.0, lit, TWO_MINUTES);
    }
}
