package org.anju.gateway.alert;

import static org.anju.gateway.alert.Script.CHARGER;
import static org.anju.gateway.alert.Script.GATE;
import static org.anju.gateway.alert.Script.happens;
import static org.anju.gateway.alert.Script.presence;
import static org.anju.gateway.alert.Script.says;
import static org.anju.gateway.alert.Script.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.List;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Suppression;
import org.junit.jupiter.api.Test;

/** Kinds of conditions beyond thresholds and events, overrides, chatter, other rules while running. */
class ConditionsTest {
    private static final String HEAD = """
            kind: charger
            rules:
              - id: charger.test
                title: { zh: 试, en: Test }
                advice: { zh: 看, en: Look }
                severity: 3
                category: facility
            """;

    private static Replica of(String condition) {
        return new Replica(Script.rules(HEAD + condition.indent(4)));
    }

    @Test
    void aSlopeLooksBackNoFurtherThanItsWindow() {
        Replica replica = of("rate: { field: temperature_c, rise: 10, within: 1m, calm: 2 }");
        replica.feed(says(0, CHARGER, "temperature_c", 20), says(61, CHARGER, "temperature_c", 30));
        assertEquals(List.of(), replica.active());
        replica.feed(says(100, CHARGER, "temperature_c", 39.9));
        assertEquals(List.of(), replica.active());
        replica.restart().feed(says(110, CHARGER, "temperature_c", 40));
        assertEquals(List.of("charger.test"), replica.active());
        assertEquals(10.0, replica.only().fired().get("change"));
        replica.feed(says(170, CHARGER, "temperature_c", 41.9));
        assertEquals(List.of(), replica.active());
    }

    @Test
    void aFallIsASlopeToo() {
        Replica replica = of("rate: { field: voltage_v, fall: 30, within: 1m, calm: 5 }");
        replica.feed(says(0, CHARGER, "voltage_v", 220), says(10, CHARGER, "voltage_v", 190));
        assertEquals(-30.0, replica.only().fired().get("change"));
    }

    @Test
    void aCountIsOfItsWindowAlone() {
        Replica replica = of("event: emergency_stop\ncount: 3\nwithin: 1m\nquiet: 5m");
        replica.feed(
                happens(0, CHARGER, "emergency_stop"),
                happens(50, CHARGER, "emergency_stop"),
                happens(61, CHARGER, "emergency_stop"));
        assertEquals(List.of(), replica.active());
        replica.restart().feed(happens(70, CHARGER, "emergency_stop"));
        assertEquals(List.of("charger.test"), replica.active());
        replica.feed(tick(369));
        assertEquals(1, replica.active().size());
        replica.feed(tick(370));
        assertEquals(List.of(), replica.active());
    }

    @Test
    void afterNeedsItsCompanionBefore() {
        Replica replica = of("event: session_started\nafter: emergency_stop\nwithin: 1m\nquiet: 5m");
        replica.feed(happens(0, CHARGER, "session_started"), happens(10, CHARGER, "emergency_stop"), tick(11));
        assertEquals(List.of(), replica.active());
        replica.restart().feed(happens(70, CHARGER, "session_started"));
        assertEquals(List.of("charger.test"), replica.active());
    }

    @Test
    void aGrantALittleLaterExplainsTheDoor() {
        Replica replica = new Replica(Script.builtIn());
        replica.feed(happens(0, GATE, "door_opened"), happens(4, GATE, "access_granted"), tick(6), tick(10));
        assertEquals(List.of(), replica.active());
        replica.feed(happens(20, GATE, "door_opened"), tick(24)).restart().feed(tick(25));
        assertEquals(List.of("gate.opened_without_grant"), replica.active());
    }

    @Test
    void theTimeBeginsAnewWithAnEventThatIsInTime() {
        Replica replica = of("when: v.temperature_c > 50.0\nfor: 1m\nanew: session_started");
        replica.feed(
                says(0, CHARGER, "temperature_c", 60), happens(50, CHARGER, "session_started"), tick(60), tick(109));
        assertEquals(List.of(), replica.active());
        replica.restart().feed(tick(110));
        assertEquals(List.of("charger.test"), replica.active());
        replica.feed(happens(120, CHARGER, "session_started"), tick(121));
        assertEquals(List.of("charger.test"), replica.active(), "an alert that is active stays");
        replica.feed(says(130, CHARGER, "temperature_c", 40), happens(140, CHARGER, "session_started"), tick(300));
        assertEquals(List.of(), replica.active(), "an event alone begins nothing");
    }

    @Test
    void aDoorSeenOpenBeforeItsConnectionWasLostIsNotHeldOpen() {
        Replica replica = new Replica(Script.builtIn());
        replica.feed(
                presence(0, GATE, PresenceState.ONLINE, 1),
                happens(1, GATE, "access_granted"),
                says(2, GATE, "door_state", "Open"),
                presence(10, GATE, PresenceState.OFFLINE, 1),
                tick(185));
        assertFalse(replica.active().contains("gate.held_open"));
        replica.feed(presence(200, GATE, PresenceState.ONLINE, 2), says(201, GATE, "door_state", "Open"), tick(380));
        assertFalse(replica.active().contains("gate.held_open"));
        replica.restart().feed(tick(381));
        assertEquals(List.of("gate.held_open"), replica.active());
    }

    @Test
    void theSunOverTheCompoundDecides() {
        Device lamp = Script.device("lamp-1", "lamp");
        // Second 0 is 2023-11-14 22:13 UTC: early morning in Yanshi, late afternoon in New York.
        Places yanshi = compound -> new Places.Place(34.7, 112.8, ZoneId.of("Asia/Shanghai"));
        Places elsewhere = compound -> new Places.Place(40.7, -74, ZoneId.of("America/New_York"));
        String rules = """
                kind: lamp
                rules:
                  - id: lamp.test
                    title: { zh: 试, en: Test }
                    advice: { zh: 看, en: Look }
                    severity: 4
                    category: facility
                    when: v.on && sun.altitude_deg > 3.0
                """;
        for (int hour = 0; hour < 24; hour++) {
            double second = hour * 3600.0;
            Replica here = new Replica(Script.rules(rules), yanshi);
            here.feed(says(second, lamp, "on", true));
            boolean day = hour >= 2 && hour <= 10;
            assertEquals(day, !here.active().isEmpty(), "hour " + hour);
        }
        Replica there = new Replica(Script.rules(rules), elsewhere);
        there.feed(says(0, lamp, "on", true));
        assertEquals(List.of(), there.active());
        Replica nowhere = new Replica(Script.rules(rules), Places.NONE);
        nowhere.feed(says(4 * 3600, lamp, "on", true));
        assertEquals(List.of(), nowhere.active());
    }

    @Test
    void hoursAndPlacesAreReadable() {
        String rule = HEAD
                + "event: smoke\nwhen: time.hour >= 6 && time.hour < 6.5 && time.weekday == 3 && d.compound == 'A1-C01' && d.id.startsWith('A1')"
                        .indent(4);
        Places yanshi = compound -> new Places.Place(34.7, 112.8, ZoneId.of("Asia/Shanghai"));
        Replica replica = new Replica(Script.rules(rule), yanshi);
        replica.feed(happens(0, CHARGER, "smoke"));
        assertEquals(List.of("charger.test"), replica.active());
        Replica later = new Replica(Script.rules(rule), yanshi);
        later.feed(happens(3600, CHARGER, "smoke"));
        assertEquals(List.of(), later.active());
    }

    @Test
    void theMostParticularOverrideWins() {
        Device other = Script.device("A1-C01-charger-002", "charger");
        Device far = Script.device("A1-C02-charger-001", "charger", "A1-C02");
        Device exempt = Script.device("A1-C02-charger-002", "charger", "A1-C02");
        RuleSet rules = Script.rules(HEAD + """
                    parameters: { limit_c: 70 }
                    when: v.temperature_c > p.limit_c
                overrides:
                  - { rule: charger.test, device: A1-C01-charger-001, set: { limit_c: 90 } }
                  - { rule: charger.test, compound: A1-C01, set: { limit_c: 80 } }
                  - { rule: charger.test, device: A1-C02-charger-002, enabled: false }
                """);
        Replica replica = new Replica(rules);
        for (Device device : List.of(CHARGER, other, far, exempt)) {
            replica.feed(says(0, device, "temperature_c", 75));
        }
        assertEquals(List.of(far.id().value()), subjects(replica));
        for (Device device : List.of(CHARGER, other, exempt)) {
            replica.feed(says(1, device, "temperature_c", 85));
        }
        assertEquals(List.of(far.id().value(), other.id().value()), subjects(replica));
        replica.feed(says(2, CHARGER, "temperature_c", 91));
        assertEquals(3, replica.active().size());
    }

    private static List<String> subjects(Replica replica) {
        return replica.alerts.values().stream().map(alert -> alert.subject()).toList();
    }

    @Test
    void chatterIsToldOnceAndCounted() {
        Replica replica = of("when: v.smoke");
        for (int i = 0; i < 20; i++) {
            replica.feed(says(2 * i, CHARGER, "smoke", true), says(2 * i + 1, CHARGER, "smoke", false));
            replica.restart();
        }
        assertTrue(replica.only().handling().chattering());
        assertEquals(1, replica.active().size());
        long told =
                replica.log.stream().filter(line -> line.startsWith("Raised")).count();
        assertEquals(3, told);
        assertEquals(17, replica.suppressed.size());
        assertEquals(Suppression.Why.CHATTER, replica.suppressed.get(0).why());
        replica.feed(tick(98));
        assertEquals(1, replica.active().size());
        replica.feed(tick(99));
        assertEquals(List.of(), replica.active());
        assertFalse(replica.only().handling().chattering());
        assertEquals(20, replica.only().occurrences());
    }

    @Test
    void otherRulesTakeOverWhatIsActive() {
        RuleSet first = Script.rules(HEAD + "when: v.temperature_c > 70".indent(4));
        RuleSet second = Script.rules(HEAD + "when: v.temperature_c > 60".indent(4));
        Replica replica = new Replica(first);
        replica.feed(says(0, CHARGER, "temperature_c", 75));
        String id = replica.only().id();
        replica.restart(second).feed(says(1, CHARGER, "temperature_c", 65));
        assertEquals(List.of("charger.test"), replica.active());
        assertEquals(id, replica.only().id());
        replica.feed(says(2, CHARGER, "temperature_c", 59));
        assertEquals(List.of(), replica.active());
    }
}
