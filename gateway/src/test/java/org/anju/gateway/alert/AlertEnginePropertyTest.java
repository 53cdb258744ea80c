package org.anju.gateway.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Restart;
import org.anju.gateway.model.Telemetry;

/** Whatever happens to a stream of entries on its way, the alerts are the same. {@link Replica} fails on two open ones. */
class AlertEnginePropertyTest {
    private static final RuleSet RULES = Script.builtIn();
    private static final Device SECOND = Script.device("A1-C01-elevator-002", "elevator");
    private static final List<Device> DEVICES = List.of(
            Script.CHARGER,
            Script.GATE,
            Script.ELEVATOR,
            SECOND,
            Script.device("A1-C02-charger-001", "charger", "A1-C02"),
            Script.device("A1-C02-gate-001", "gate", "A1-C02"));

    /** What happens, so many seconds after what happened before. */
    record Happened(int after, int device, int what) {}

    @Property(tries = 300)
    void aRestartAtAnyMomentChangesNothing(
            @ForAll("streams") List<Happened> stream, @ForAll Set<@IntRange(max = 80) Integer> crashes) {
        List<Entry> entries = entries(stream);
        Replica calm = new Replica(RULES);
        Replica shaken = new Replica(RULES);
        for (int i = 0; i < entries.size(); i++) {
            calm.feed(entries.get(i));
            shaken.feed(entries.get(i));
            if (crashes.contains(i)) {
                shaken.restart();
            }
        }
        assertEquals(calm.log, shaken.log);
        assertEquals(calm.alerts, shaken.alerts);
    }

    @Property(tries = 300)
    void redeliveryChangesNothing(
            @ForAll("streams") List<Happened> stream, @ForAll Set<@IntRange(max = 80) Integer> again) {
        List<Entry> entries = entries(stream);
        Replica once = new Replica(RULES);
        Replica twice = new Replica(RULES);
        for (int i = 0; i < entries.size(); i++) {
            once.feed(entries.get(i));
            twice.feed(entries.get(i));
            if (again.contains(i) && !(entries.get(i) instanceof Restart)) {
                twice.feed(entries.get(i));
            }
        }
        assertEquals(once.log, twice.log);
    }

    /** Which of two compounds is heard first at one moment is chance. */
    @Property(tries = 300)
    void theOrderOfDifferentCompoundsChangesNothing(@ForAll("streams") List<Happened> stream) {
        List<Entry> entries = entries(stream);
        List<Entry> mixed = new ArrayList<>(entries);
        for (int i = 1; i < mixed.size(); i++) {
            String first = compound(mixed.get(i - 1));
            String second = compound(mixed.get(i));
            if (!first.isEmpty()
                    && !second.isEmpty()
                    && first.compareTo(second) < 0
                    && mixed.get(i - 1).receivedMs() == mixed.get(i).receivedMs()) {
                Collections.swap(mixed, i - 1, i);
            }
        }
        Replica one = new Replica(RULES);
        Replica other = new Replica(RULES);
        entries.forEach(one::feed);
        mixed.forEach(other::feed);
        assertEquals(
                one.log.stream().sorted().toList(), other.log.stream().sorted().toList());
    }

    private static String compound(Entry entry) {
        if (entry instanceof Telemetry telemetry) {
            return telemetry.device().compound();
        }
        if (entry instanceof DeviceEvent event) {
            return event.device().compound();
        }
        return entry instanceof Presence presence ? presence.device().compound() : "";
    }

    private static List<Entry> entries(List<Happened> stream) {
        List<Entry> entries = new ArrayList<>();
        double now = 0;
        for (Happened happened : stream) {
            now += happened.after();
            Device device = DEVICES.get(happened.device());
            entries.add(entry(now, device, happened.what()));
        }
        return entries;
    }

    private static Entry entry(double now, Device device, int what) {
        if (what <= 3) {
            return Script.tick(now);
        }
        if (what == 4) {
            return new Restart(Script.at(now));
        }
        if (what <= 6) {
            return Script.presence(now, device, what == 5 ? PresenceState.OFFLINE : PresenceState.ONLINE, 1);
        }
        return switch (device.kind().name()) {
            case "charger" ->
                switch (what) {
                    case 7 -> Script.says(now, device, "temperature_c", 80);
                    case 8 -> Script.says(now, device, "temperature_c", 65);
                    case 9 -> Script.says(now, device, "temperature_c", 20, "smoke", false);
                    default -> Script.says(now, device, "smoke", true, "status", "Faulted");
                };
            case "gate" ->
                switch (what) {
                    case 7 -> Script.happens(now - 0.1, now, 0, device, "forced_open");
                    case 8 -> Script.happens(now - 0.1, now, 0, device, "door_closed");
                    case 9 -> Script.happens(now - 0.1, now, 0, device, now % 2 == 0 ? "door_opened" : "access_denied");
                    default -> Script.says(now, device, "door_state", what == 10 ? "Fault" : "Closed");
                };
            default ->
                switch (what) {
                    case 7 -> Script.happens(now - 0.1, now, 0, device, "entrapment");
                    case 8 -> Script.happens(now - 0.1, now, 0, device, "rescued");
                    case 9 -> Script.says(now, device, "machine_room_temperature_c", 50);
                    default -> Script.says(now, device, "floor", 3, "machine_room_temperature_c", 20);
                };
        };
    }

    @Provide
    Arbitrary<List<Happened>> streams() {
        return Combinators.combine(
                        Arbitraries.of(0, 1, 1, 5, 31, 60, 301),
                        Arbitraries.integers().between(0, DEVICES.size() - 1),
                        Arbitraries.integers().between(0, 11))
                .as(Happened::new)
                .list()
                .ofMaxSize(80);
    }
}
