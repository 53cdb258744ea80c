package org.anju.sim.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.anju.sim.device.Condition;
import org.anju.sim.estate.Device;
import org.anju.sim.estate.District;
import org.anju.sim.estate.Estate;
import org.anju.sim.estate.EstateGenerator;
import org.anju.sim.estate.Kind;
import org.anju.sim.estate.Mishap;
import org.anju.sim.estate.Placement;
import org.anju.sim.estate.Profiles;
import org.anju.sim.fault.Fault;
import org.anju.sim.fault.FaultSpec;
import org.anju.sim.mqtt.Dialect;
import org.junit.jupiter.api.Test;

class DeviceLifeTest {
    private static final long START_MS = 1_800_000_000_000L;
    private static final long HOUR_MS = 3_600_000;
    private static final List<Fault> FAULTS = List.of(Fault.values());
    private static final List<Condition> CONDITIONS = List.of(Condition.values());
    private static final Estate ESTATE =
            new EstateGenerator(District.yanshi(District.DIVISION), District.DEFAULT_SEED).generate();

    /** A compound's traffic of six hours, with everything going wrong, byte for byte. */
    private static String traffic(long seed, Dialect dialect) {
        StringBuilder wire = new StringBuilder();
        List<Placement> compound = ESTATE.placements().stream()
                .filter(placement -> placement.compound().id().equals("A1-C01"))
                .toList();
        for (Placement placement : compound) {
            DeviceLife life = new DeviceLife(placement, seed, dialect, ms -> ms, message -> wire.append(message)
                    .append('\n'));
            int tick = 0;
            for (long ms = START_MS; ms < START_MS + 6 * HOUR_MS; ms += life.tickMs()) {
                life.liveTo(ms);
                life.sample();
                int step = tick++ % 60;
                if (step < FAULTS.size()) {
                    life.begin(new Effect.Disturb(FaultSpec.of(FAULTS.get(step))));
                }
                if (step >= 5 && step < FAULTS.size() + 5) {
                    life.end(new Effect.Disturb(FaultSpec.of(FAULTS.get(step - 5))));
                }
                if (step == 30) {
                    Condition condition = CONDITIONS.get(tick / 60 % CONDITIONS.size());
                    life.begin(new Effect.Befall(condition));
                    life.end(new Effect.Befall(condition));
                }
            }
        }
        return wire.toString();
    }

    @Test
    void theSameSeedYieldsByteIdenticalTrafficWithAllFaults() {
        String first = traffic(7, Dialect.NATIVE);

        assertTrue(first.length() > 5_000_000, first.length() + " characters");
        assertEquals(first, traffic(7, Dialect.NATIVE));
        assertNotEquals(first, traffic(8, Dialect.NATIVE));
    }

    @Test
    void noTwoMessagesOfOneKindShareAMillisecond() {
        List<Outgoing> said = new ArrayList<>();
        DeviceLife life = new DeviceLife(ESTATE.placements().get(0), 1, Dialect.NATIVE, ms -> ms, said::add);
        life.liveTo(START_MS);
        for (int i = 0; i < 5; i++) {
            life.sample();
            life.report("tamper", java.util.Map.of());
        }
        assertEquals(
                5,
                said.stream()
                        .filter(message -> message.what() == Outgoing.What.EVENT)
                        .map(Outgoing::tsMs)
                        .distinct()
                        .count());
        assertEquals(
                5,
                said.stream()
                        .filter(message -> message.what() == Outgoing.What.TELEMETRY)
                        .map(Outgoing::tsMs)
                        .distinct()
                        .count());
    }

    @Test
    void speaksTheThingsBoardDeviceApi() {
        List<Outgoing> said = new ArrayList<>();
        DeviceLife life = new DeviceLife(ESTATE.placements().get(0), 1, Dialect.THINGSBOARD, ms -> ms, said::add);
        life.liveTo(START_MS);
        life.sample();
        life.report("tamper", java.util.Map.of("by", "x"));

        assertEquals("v1/devices/me/telemetry", said.get(0).topic());
        assertEquals(
                "v1/devices/me/attributes {\"event\":\"tamper\",\"by\":\"x\"}",
                said.get(1).toString());
    }

    @Test
    void whatBefallsAFurtherKindIsReportedAndIsOver() {
        Kind kind = Profiles.builtIn().kind("manhole");
        Mishap open = Objects.requireNonNull(kind.profile()).mishap("manhole_open");
        Placement placement = new Placement(
                new Device("m", kind, null, null, null),
                ESTATE.placements().get(0).compound());
        List<String> said = new ArrayList<>();
        DeviceLife life =
                new DeviceLife(placement, 1, Dialect.NATIVE, ms -> ms, message -> said.add(message.toString()));
        life.liveTo(START_MS);
        life.begin(new Effect.Suffer(open));
        life.sample();
        life.end(new Effect.Suffer(open));
        life.sample();

        assertTrue(said.get(0).contains("\"event\":\"opened\""), said.toString());
        assertTrue(said.get(1).contains("\"tilt_deg\":45.0"), said.toString());
        assertTrue(said.get(2).contains("\"event\":\"closed\""), said.toString());
        assertFalse(said.get(3).contains("\"tilt_deg\":45.0"), said.toString());
    }
}
