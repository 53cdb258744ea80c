package org.anju.gateway.alert;

import static org.anju.gateway.alert.Script.CHARGER;
import static org.anju.gateway.alert.Script.ELEVATOR;
import static org.anju.gateway.alert.Script.GATE;
import static org.anju.gateway.alert.Script.at;
import static org.anju.gateway.alert.Script.happens;
import static org.anju.gateway.alert.Script.presence;
import static org.anju.gateway.alert.Script.says;
import static org.anju.gateway.alert.Script.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertClosed;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Quality;
import org.anju.gateway.model.Restart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertEngineTest {
    private final Replica replica = new Replica(Script.builtIn());

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "just below                        | 0:70.0 1:70.0 31t                            | none",
                "not for long enough               | 0:70.1 29t                                   | none",
                "for long enough                   | 0:70.1 30t                                   | raised",
                "interrupted                       | 0:70.1 20:69 21:70.1 31t                     | none",
                "interrupted, then long enough     | 0:70.1 20:69 21:70.1 51t                     | raised",
                "between the limits it stays       | 0:75 30t 40:65 50t                           | raised",
                "below the lower limit it clears   | 0:75 30t 40:59.9                             | cleared",
                "at the lower limit it stays       | 0:75 30t 40:60                               | raised",
                "coming back makes it active again | 0:75 30t 40:50 50:80 80t                     | raised",
            })
    void overTemperatureHasATimeAndTwoLimits(String name, String script, String expected) {
        for (String step : script.trim().split(" ", -1)) {
            if (step.endsWith("t")) {
                replica.feed(tick(Double.parseDouble(step.replace("t", ""))));
            } else {
                String[] parts = step.split(":", -1);
                replica.feed(
                        says(Double.parseDouble(parts[0]), CHARGER, "temperature_c", Double.parseDouble(parts[1])));
            }
        }
        List<String> states = replica.alerts.values().stream()
                .filter(alert -> alert.rule().equals("charger.over_temperature"))
                .map(alert -> alert.state().word())
                .toList();
        assertEquals(expected.equals("none") ? List.of() : List.of(expected), states);
    }

    @Test
    void anAlertSaysWhatFiredAndSinceWhen() {
        replica.feed(says(5, CHARGER, "temperature_c", 81.5), tick(35));
        Alert alert = replica.only();
        assertEquals(at(5), alert.raisedMs());
        assertEquals(Map.of("temperature_c", 81.5, "limit_c", 70.0), alert.fired());
        assertEquals("v.temperature_c > p.limit_c for 30s, until v.temperature_c < p.clear_c", alert.condition());
        assertEquals("A1-C01", alert.compound());
        assertEquals(1, alert.occurrences());
    }

    @Test
    void anEventRaisesAndItsCounterpartClears() {
        replica.feed(happens(0, GATE, "forced_open"));
        assertEquals(List.of("gate.forced_open"), replica.active());
        replica.feed(happens(60, GATE, "door_closed"));
        assertEquals(AlertState.CLEARED, replica.only().state());
    }

    @Test
    void anEventWithoutAnEndClearsAfterQuietTime() {
        replica.feed(happens(0, GATE, "tailgating"), happens(200, GATE, "tailgating"), tick(499));
        assertEquals(List.of("gate.tailgating"), replica.active());
        replica.feed(tick(500));
        assertEquals(List.of(), replica.active());
        assertEquals(2, replica.only().occurrences());
    }

    @Test
    void aBurstOfEventsIsOneAlertToldOnceASecond() {
        for (int i = 0; i < 100; i++) {
            replica.feed(happens(i / 100.0, GATE, "forced_open"));
        }
        assertEquals(1, replica.log.size());
        replica.feed(tick(1), tick(2));
        assertEquals(2, replica.log.size());
        assertEquals(100, replica.only().occurrences());
    }

    @Test
    void aRedeliveredEventIsNotASecondOne() {
        replica.feed(
                happens(0, 1, 0, GATE, "forced_open"),
                happens(5, 6, 0, GATE, "door_closed"),
                happens(0, 7, 0, GATE, "forced_open"));
        assertEquals(AlertState.CLEARED, replica.only().state());
    }

    @Test
    void dataThatMayIdentifyAPersonIsMaskedInTheAlert() {
        var camera = Script.device("A1-C01-camera-001", "camera");
        replica.feed(
                happens(0, camera, "watchlist_match", "name", "somebody"),
                happens(1, camera, "intrusion", "zone", "east"));
        List<Map<String, Object>> fired =
                replica.alerts.values().stream().map(Alert::fired).toList();
        assertEquals(
                List.of(
                        Map.of("event", "watchlist_match", "name", "s******y"),
                        Map.of("event", "intrusion", "zone", "east")),
                fired);
    }

    @Test
    void lateAndOutdatedMessagesRaiseNothing() {
        int late = Quality.LATE.bit();
        replica.feed(
                says(0, 700, late, CHARGER, "smoke", true),
                happens(0, 700, late, GATE, "forced_open"),
                says(701, 701, 0, CHARGER, "smoke", false),
                says(690, 702, 0, CHARGER, "smoke", true));
        assertEquals(List.of(), replica.open());
        replica.feed(happens(703, GATE, "forced_open"), happens(2, 704, late, GATE, "door_closed"));
        assertEquals(AlertState.CLEARED, replica.only().state());
    }

    @Test
    void aClockThatWasAheadDoesNotHideWhatFollows() {
        replica.feed(says(200, 0, 0, CHARGER, "smoke", false), says(5, 5, 0, CHARGER, "smoke", true));
        assertEquals(List.of("charger.smoke"), replica.active());
    }

    @Test
    void offlineIsRaisedAfterItsTimeAndClearsOnReturn() {
        replica.feed(
                presence(0, CHARGER, PresenceState.ONLINE, 1),
                presence(10, CHARGER, PresenceState.OFFLINE, 1),
                tick(69));
        assertEquals(List.of(), replica.open());
        replica.feed(tick(70));
        assertEquals(List.of("charger.offline"), replica.active());
        replica.feed(presence(80, CHARGER, PresenceState.ONLINE, 2));
        assertEquals(AlertState.CLEARED, replica.only().state());
    }

    @Test
    void aFarewellOfAnOldSessionIsIgnored() {
        replica.feed(
                presence(0, CHARGER, PresenceState.ONLINE, 5),
                presence(1, CHARGER, PresenceState.OFFLINE, 4),
                tick(100));
        assertEquals(List.of(), replica.open());
    }

    @Test
    void aShortAbsenceIsNoAlert() {
        replica.feed(
                presence(0, CHARGER, PresenceState.OFFLINE, 1),
                presence(30, CHARGER, PresenceState.ONLINE, 2),
                presence(40, CHARGER, PresenceState.OFFLINE, 2),
                tick(99));
        assertEquals(List.of(), replica.open());
    }

    @Test
    void afterARestartNobodyWhoWasOnlineIsOfflineUntilTold() {
        replica.feed(presence(0, CHARGER, PresenceState.ONLINE, 1), new Restart(at(30)), tick(500));
        assertEquals(List.of(), replica.open());
        replica.feed(presence(510, CHARGER, PresenceState.OFFLINE, 2), tick(570));
        assertEquals(List.of("charger.offline"), replica.active());
    }

    @Test
    void whoWasLostBeforeARestartGetsTheTimeAnew() {
        replica.feed(presence(0, CHARGER, PresenceState.OFFLINE, 1), new Restart(at(30)), tick(89));
        assertEquals(List.of(), replica.open());
        replica.feed(tick(90));
        assertEquals(List.of("charger.offline"), replica.active());
    }

    @Test
    void silenceOfAConnectedDeviceIsAnAlertAndItsNextWordTheEnd() {
        replica.feed(
                presence(0, ELEVATOR, PresenceState.ONLINE, 1),
                says(10, ELEVATOR, "floor", 3),
                says(200, ELEVATOR, "floor", 4),
                tick(499));
        assertEquals(List.of(), replica.open());
        replica.feed(tick(500));
        assertEquals(List.of("elevator.no_data"), replica.active());
        replica.feed(says(501, ELEVATOR, "floor", 4));
        assertEquals(AlertState.CLEARED, replica.only().state());
    }

    @Test
    void anOfflineDeviceIsOneAlertAndNotAlsoSilence() {
        replica.feed(says(0, ELEVATOR, "floor", 3), presence(5, ELEVATOR, PresenceState.OFFLINE, 1), tick(1_000));
        assertEquals(List.of("elevator.offline"), replica.active());
    }

    @Test
    void silenceIsCountedAnewAfterARestart() {
        replica.feed(says(0, ELEVATOR, "floor", 3), new Restart(at(290)), tick(310));
        assertEquals(List.of(), replica.open());
        replica.feed(tick(590));
        assertEquals(List.of("elevator.no_data"), replica.active());
    }

    @Test
    void aTimeUnderWayContinuesAfterTheProcessDied() {
        replica.feed(says(0, CHARGER, "temperature_c", 90), tick(1))
                .restart()
                .feed(tick(29))
                .restart();
        assertEquals(List.of(), replica.open());
        replica.feed(tick(30));
        assertEquals(
                Map.of("temperature_c", 90.0, "limit_c", 70.0), replica.only().fired());
    }

    @Test
    void anAlertClosedByHandIsRaisedAnewWhileTheConditionHolds() {
        replica.feed(says(0, CHARGER, "smoke", true));
        Alert first = replica.only();
        replica.alerts.put(first.id(), AlertLife.closed(first, "li", "real", at(1)));
        replica.feed(new AlertClosed(at(1), "another", first.rule(), first.subject()), says(2, CHARGER, "smoke", true));
        assertEquals(1, replica.alerts.size());
        replica.feed(
                new AlertClosed(at(3), first.id(), first.rule(), first.subject()), says(4, CHARGER, "smoke", true));
        assertEquals(2, replica.alerts.size());
        assertEquals(List.of("charger.smoke"), replica.active());
    }

    @Test
    void anAbsenceClosedByHandIsNotRaisedAgainBeforeTheDeviceWasBack() {
        replica.feed(presence(0, CHARGER, PresenceState.OFFLINE, 1), tick(60));
        Alert first = replica.only();
        replica.alerts.put(first.id(), AlertLife.closed(first, "li", "real", at(61)));
        replica.feed(
                new AlertClosed(at(61), first.id(), first.rule(), first.subject()),
                presence(62, CHARGER, PresenceState.OFFLINE, 1),
                tick(200));
        assertEquals(List.of(), replica.open());
        replica.feed(
                presence(300, CHARGER, PresenceState.ONLINE, 2),
                presence(301, CHARGER, PresenceState.OFFLINE, 2),
                tick(361));
        assertEquals(List.of("charger.offline"), replica.active());
        assertNotEquals(
                first.id(), replica.alerts.keySet().stream().skip(1).findFirst().orElseThrow());
    }

    @Test
    void anAlertOfARuleThatIsGoneIsCleared() {
        replica.feed(says(0, CHARGER, "smoke", true));
        RuleSet fewer = new RuleSet(
                Script.builtIn().rules().stream()
                        .filter(rule -> !rule.id().equals("charger.smoke"))
                        .toList(),
                Script.KINDS);
        replica.restart(fewer).feed(tick(5));
        assertEquals(AlertState.CLEARED, replica.only().state());
    }
}
