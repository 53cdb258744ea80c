package org.anju.gateway.alert;

import static org.anju.gateway.alert.Script.happens;
import static org.anju.gateway.alert.Script.presence;
import static org.anju.gateway.alert.Script.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertClosed;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.PlatformEvent;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Restart;
import org.anju.gateway.model.Suppression;
import org.junit.jupiter.api.Test;

/** One cause, one alert: what many devices show together. */
class GroupRulesTest {
    private static final List<String> KINDS = List.of("camera", "gate", "lamp", "charger");

    private final Replica replica = new Replica(Script.builtIn());

    private static List<Device> compound(String id, int devices) {
        List<Device> all = new ArrayList<>();
        for (int i = 1; i <= devices; i++) {
            String kind = KINDS.get(i % KINDS.size());
            all.add(Script.device(id + "-" + kind + "-" + i, kind, id));
        }
        return all;
    }

    private void all(double second, List<Device> devices, PresenceState state, long epoch) {
        devices.forEach(device -> replica.feed(presence(second, device, state, epoch)));
    }

    private void pass(double from, double to) {
        for (double second = from; second <= to; second++) {
            replica.feed(tick(second));
        }
    }

    @Test
    void everyDeviceOfTheCityLostWithItsUplinkIsOneAlertPerCompound() {
        List<List<Device>> compounds = new ArrayList<>();
        List<Device> devices = new ArrayList<>();
        for (int i = 1; i <= 136; i++) {
            // 72 compounds of 49 devices and 64 of 48 are 6,600.
            List<Device> one = compound("C%03d".formatted(i), i <= 72 ? 49 : 48);
            compounds.add(one);
            devices.addAll(one);
        }
        assertEquals(6_600, devices.size());
        all(0, devices, PresenceState.ONLINE, 1);
        // Keep-alives run out one after the other, over a minute.
        for (int i = 0; i < devices.size(); i++) {
            replica.feed(presence(100 + i % 49, devices.get(i), PresenceState.OFFLINE, 1));
            if (i % 49 == 48) {
                replica.feed(tick(149));
            }
        }
        pass(150, 600);
        assertEquals(136, replica.alerts.size());
        assertEquals(136, replica.active().size());
        assertEquals(
                List.of("compound.uplink_lost"),
                replica.active().stream().distinct().toList());
        assertEquals(
                6_600,
                replica.suppressed.stream()
                        .map(Change.Suppressed::subject)
                        .distinct()
                        .count());

        all(700, compounds.get(0), PresenceState.ONLINE, 2);
        pass(701, 900);
        assertEquals(135, replica.active().size());
        all(1_000, devices, PresenceState.ONLINE, 3);
        pass(1_001, 1_100);
        assertEquals(List.of(), replica.active());
        assertEquals(136, replica.alerts.size());
    }

    @Test
    void oneCompoundLostDoesNotTouchAnother() {
        List<Device> lost = compound("C1", 10);
        List<Device> other = compound("C2", 10);
        all(0, lost, PresenceState.ONLINE, 1);
        all(0, other, PresenceState.ONLINE, 1);
        all(10, lost, PresenceState.OFFLINE, 1);
        replica.feed(presence(10, other.get(0), PresenceState.OFFLINE, 1));
        pass(11, 400);
        assertEquals(List.of("compound.uplink_lost", "gate.offline"), replica.active());
    }

    @Test
    void whoStaysAwayWhenTheUplinkIsBackIsReportedByItself() {
        List<Device> devices = compound("C1", 10);
        all(0, devices, PresenceState.ONLINE, 1);
        all(10, devices, PresenceState.OFFLINE, 1);
        pass(11, 200);
        assertEquals(List.of("compound.uplink_lost"), replica.active());
        all(300, devices.subList(1, 10), PresenceState.ONLINE, 2);
        pass(301, 340);
        assertEquals(List.of(), replica.active());
        pass(341, 400);
        assertEquals(List.of("gate.offline"), replica.active());
    }

    @Test
    void theUplinkSurvivesARestartAndADeviceLostBeforeKeepsItsOwnAlert() {
        List<Device> devices = compound("C1", 10);
        all(0, devices, PresenceState.ONLINE, 1);
        replica.feed(presence(1, devices.get(0), PresenceState.OFFLINE, 1));
        pass(2, 1_000);
        assertEquals(List.of("gate.offline"), replica.active());
        all(1_001, devices.subList(1, 10), PresenceState.OFFLINE, 1);
        pass(1_002, 1_010);
        replica.restart();
        pass(1_011, 1_100);
        replica.restart();
        replica.feed(new Restart(Script.at(1_101)));
        all(1_200, devices, PresenceState.OFFLINE, 1);
        pass(1_201, 1_500);
        assertEquals(List.of("gate.offline", "compound.uplink_lost"), replica.active());
    }

    @Test
    void anUplinkAlertClearedByHandGoesOnExplainingItsDevices() {
        List<Device> devices = compound("C1", 5);
        all(0, devices, PresenceState.ONLINE, 1);
        all(10, devices, PresenceState.OFFLINE, 1);
        pass(11, 100);
        Alert alert = replica.only();
        replica.alerts.put(alert.id(), AlertLife.closed(alert, "li", "real", Script.at(101)));
        replica.feed(new AlertClosed(Script.at(101), alert.id(), alert.rule(), alert.subject()));
        pass(102, 500);
        assertEquals(List.of(), replica.active());
        all(600, devices, PresenceState.ONLINE, 2);
        all(700, devices, PresenceState.OFFLINE, 2);
        pass(701, 800);
        assertEquals(List.of("compound.uplink_lost"), replica.active());
    }

    @Test
    void whatAnAlertExplainsIsTakenBackAndRecorded() {
        Device gate = Script.GATE;
        replica.feed(happens(0, gate, "door_opened"), tick(6), happens(7, gate, "forced_open"));
        assertEquals(List.of("gate.forced_open"), replica.active());
        assertEquals(
                AlertState.CLOSED,
                replica.alerts.values().stream()
                        .filter(alert -> alert.rule().equals("gate.opened_without_grant"))
                        .findFirst()
                        .orElseThrow()
                        .state());
        Change.Suppressed why = replica.suppressed.get(0);
        assertEquals(Suppression.Why.INHIBITED, why.why());
        assertTrue(replica.alerts.containsKey(why.reference()), why.reference());
    }

    @Test
    void theBreakInPatternDoesNotDependOnTheOrder() {
        List<Device> cameras =
                List.of(Script.device("c1", "camera"), Script.device("c2", "camera"), Script.device("c3", "camera"));
        replica.feed(happens(0, Script.GATE, "forced_open"));
        replica.feed(happens(30, cameras.get(0), "signal_loss"));
        assertEquals(List.of("gate.forced_open", "camera.signal_loss"), replica.active());
        replica.feed(happens(60, cameras.get(1), "scene_change"));
        assertTrue(
                replica.active().contains("compound.break_in"), replica.active().toString());
        Alert alert = replica.alerts.values().stream()
                .filter(each -> each.rule().equals("compound.break_in"))
                .findFirst()
                .orElseThrow();
        assertEquals("compound:A1-C01", alert.subject());
        assertEquals("gate.forced_open", alert.fired().get("with"));
    }

    @Test
    void aFloodIsSaidOnceAndHidesNothing() {
        Device camera = Script.device("c1", "camera");
        List<String> events = List.of(
                "tamper",
                "intrusion",
                "line_crossed",
                "loitering",
                "fall",
                "falling_object",
                "fire_lane_blocked",
                "ebike_in_elevator",
                "smoke_fire",
                "crowd",
                "watchlist_match",
                "scene_change");
        for (int i = 0; i < 10; i++) {
            replica.feed(happens(i, camera, events.get(i)));
        }
        assertEquals(10, replica.alerts.size());
        replica.feed(happens(11, camera, events.get(10)));
        assertEquals(12, replica.alerts.size());
        replica.feed(happens(12, camera, events.get(11)));
        Alert flood = replica.alerts.values().stream()
                .filter(alert -> alert.rule().equals("compound.alert_flood"))
                .findFirst()
                .orElseThrow();
        Alert last = new ArrayList<>(replica.alerts.values()).get(12);
        assertEquals(flood.id(), last.handling().flood());
        pass(13, 700);
        assertTrue(
                !replica.active().contains("compound.alert_flood"),
                replica.active().toString());
    }

    @Test
    void platformPartsRaiseAndClearByEvents() {
        replica.feed(
                new PlatformEvent(
                        "A1", "A1-C01", "", Script.at(0), Subjects.COVERAGE_BELOW_TARGET, Map.of("score_pct", 91.5)),
                new PlatformEvent("", "", "history", Script.at(1), Subjects.TROUBLE, Map.of("detail", "away")),
                new PlatformEvent("", "", "journal", Script.at(2), Subjects.TROUBLE, Map.of()));
        assertEquals(
                new TreeSet<>(List.of("compound:A1-C01", "platform:history", "platform:journal")),
                new TreeSet<>(
                        replica.alerts.values().stream().map(Alert::subject).toList()));
        assertEquals(91.5, replica.alerts.values().iterator().next().fired().get("score_pct"));
        replica.restart();
        replica.feed(
                new PlatformEvent("A1", "A1-C01", "", Script.at(3), Subjects.COVERAGE_RESTORED, Map.of()),
                new PlatformEvent("", "", "history", Script.at(4), Subjects.TROUBLE_OVER, Map.of()));
        assertEquals(List.of("platform.trouble"), replica.active());
    }
}
