package org.anju.sim.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.anju.sim.estate.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind against its published profile: fields, ranges, events, commands; and the promise of reproducibility. */
class ContractTest {
    private static Life eventfulLife(Kind kind, int number, long startMs) {
        Life life = Life.of(kind, number, 7, startMs).live(Life.DAY_MS / 2);
        for (Condition condition : Condition.values()) {
            life.begin(condition);
            life.live(2 * Life.MINUTE_MS);
            life.end(condition);
            life.live(20 * Life.MINUTE_MS);
        }
        return life.live(Life.DAY_MS / 4);
    }

    @ParameterizedTest
    @MethodSource("org.anju.sim.estate.Kind#builtIn")
    void everyValueAndEventIsAsPublishedWhateverHappens(Kind kind) {
        PublishedProfile profile = new PublishedProfile(kind);
        for (int number = 0; number < 4; number++) {
            Life life = eventfulLife(kind, number * 17, number % 2 == 0 ? Life.MIDSUMMER_MS : Life.MIDWINTER_MS);
            for (Life.Sample sample : life.samples) {
                sample.values()
                        .forEach(
                                (field, value) -> assertEquals("", profile.fault(field, value), field + " = " + value));
            }
            for (Life.Happening event : life.events) {
                assertEquals("", profile.eventFault(event.event(), event.data()), event.toString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.anju.sim.estate.Kind#builtIn")
    void everyPublishedFieldIsReportedAtThePublishedPeriod(Kind kind) {
        PublishedProfile profile = new PublishedProfile(kind);
        Life life = Life.of(kind, 1, 7, Life.MIDSUMMER_MS);

        assertEquals(Set.copyOf(profile.fields()), life.last().values().keySet());
        assertEquals(profile.samplingMs(), kind.samplingMs());
        assertEquals(0, kind.samplingMs() % life.behaviour.tickMs());
    }

    @ParameterizedTest
    @MethodSource("org.anju.sim.estate.Kind#builtIn")
    void aQuietDayStaysNormal(Kind kind) {
        PublishedProfile profile = new PublishedProfile(kind);
        for (long startMs : new long[] {Life.MIDSUMMER_MS, Life.MIDWINTER_MS}) {
            for (Life.Sample sample : Life.of(kind, 3, 11, startMs).live(Life.DAY_MS).samples) {
                sample.values()
                        .forEach((field, value) -> assertTrue(profile.isNormal(field, value), field + " = " + value));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.anju.sim.estate.Kind#builtIn")
    void theSameSeedGivesTheSameBytes(Kind kind) {
        String[] first = eventfulLife(kind, 5, Life.MIDSUMMER_MS).wire().toArray(String[]::new);

        assertArrayEquals(first, eventfulLife(kind, 5, Life.MIDSUMMER_MS).wire().toArray(String[]::new));
        assertFalse(Life.of(kind, 5, 8, Life.MIDSUMMER_MS)
                .live(Life.DAY_MS / 4)
                .wire()
                .equals(Life.of(kind, 5, 9, Life.MIDSUMMER_MS)
                        .live(Life.DAY_MS / 4)
                        .wire()));
    }

    @ParameterizedTest
    @MethodSource("org.anju.sim.estate.Kind#builtIn")
    void answersEveryPublishedCommandAndRefusesOthers(Kind kind) {
        Life life = eventfulLife(kind, 2, Life.MIDSUMMER_MS);

        for (String method : new PublishedProfile(kind).commands()) {
            CommandReply reply = life.behaviour.command(method, Map.of("dimming_pct", 55), life.sink);
            assertFalse(String.valueOf(reply.result().get("error")).startsWith("unknown"), method);
        }
        assertFalse(life.behaviour.command("fly", Map.of(), life.sink).ok());
    }

    @ParameterizedTest
    @MethodSource("org.anju.sim.estate.Kind#builtIn")
    void aRestartADayLaterDoesNotTurnMetersBack(Kind kind) {
        Life before = Life.of(kind, 4, 7, Life.MIDWINTER_MS).live(Life.DAY_MS);
        Life after = Life.of(kind, 4, 7, Life.MIDWINTER_MS + Life.DAY_MS);

        for (String meter : Set.of(
                "opens_total",
                "denied_total",
                "energy_kwh",
                "burn_hours",
                "energy_wh",
                "trips_total",
                "door_cycles_total")) {
            if (before.last().values().containsKey(meter)) {
                assertTrue(after.last().number(meter) >= before.last().number(meter), meter);
            }
        }
    }
}
