package org.anju.gateway.sql;

import static org.anju.gateway.alert.Script.ELEVATOR;
import static org.anju.gateway.alert.Script.GATE;
import static org.anju.gateway.alert.Script.at;
import static org.anju.gateway.alert.Script.happens;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.anju.gateway.alert.AlertEngine;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.alert.AlertStore;
import org.anju.gateway.alert.Change;
import org.anju.gateway.alert.Names;
import org.anju.gateway.alert.Places;
import org.anju.gateway.alert.Script;
import org.anju.gateway.commissioning.Commissioning;
import org.anju.gateway.commissioning.Commissioning.Outcome;
import org.anju.gateway.commissioning.Commissioning.Step;
import org.anju.gateway.commissioning.CommissioningStore;
import org.anju.gateway.commissioning.CommissioningStore.Query;
import org.anju.gateway.commissioning.CommissioningStore.Trial;
import org.anju.gateway.commissioning.Commissionings;
import org.anju.gateway.commissioning.Reading;
import org.anju.gateway.delivery.TestDesk;
import org.anju.gateway.fake.MemoryJournal;
import org.anju.gateway.fake.SampleTerms;
import org.anju.gateway.model.Scope;
import org.anju.gateway.model.Suppression;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Commissionings are evidence: what is noted first stays, and what has ended does not change. */
interface CommissioningContract {
    Names NO_NAMES = new Names() {
        @Override
        public String compoundName(String id) {
            return id;
        }

        @Override
        public @Nullable String deviceName(String id) {
            return id;
        }
    };
    List<Reading> READINGS = List.of(
            new Reading("door_state", "Closed", Double.NaN, Double.NaN, true),
            new Reading("opens_total", 7L, 0, 1e9, true),
            new Reading("voltage_v", 12.5, 10.8, 14.4, true));

    SqlStore store();

    private CommissioningStore book() {
        return new SqlCommissionings(store());
    }

    @Test
    default void whatWasSeenFirstStays() {
        CommissioningStore book = book();
        assertTrue(book.begin(Commissionings.begun("c1", "gate-1", "A1-C1", 1_000)));
        book.online("c1", 1_100);
        book.online("c1", 9_999);
        book.reported("c1", null, READINGS.subList(0, 1));
        assertEquals(READINGS.subList(0, 1), book.get("c1").orElseThrow().readings(), "what was reported so far");
        book.reported("c1", 1_200L, READINGS);
        book.reported("c1", 9_999L, List.of());
        book.tested("c1", new Trial("al-1", "gate.forced_open", 1_300), 1_310);
        book.tested("c1", new Trial("al-2", "gate.forced_open", 9_998), 9_999);

        Commissioning seen = book.get("c1").orElseThrow();
        assertEquals(1_100L, seen.onlineMs());
        assertEquals(1_200L, seen.reportedMs());
        assertEquals(READINGS, seen.readings());
        assertEquals("al-1", seen.alert());
        assertEquals(1_300L, seen.raisedMs());
        assertEquals(1_310L, seen.seenMs());
        assertEquals(Set.of(), seen.missing());
        assertTrue(seen.isOpen());
    }

    @Test
    default void ofADeviceOneIsOpenAndOfTwoWhoEndItTheFirstDoes() {
        CommissioningStore book = book();
        assertTrue(book.begin(Commissionings.begun("c1", "gate-1", "A1-C1", 1_000)));
        assertFalse(book.begin(Commissionings.begun("c2", "gate-1", "A1-C1", 1_001)));
        assertTrue(book.begin(Commissionings.begun("c3", "gate-2", "A1-C1", 1_002)));
        assertEquals(
                List.of("c1", "c3"), book.open().stream().map(Commissioning::id).toList());
        assertTrue(book.end("c1", Outcome.ABORTED, "li", 2_000, "wrong device", ""));
        assertFalse(book.end("c1", Outcome.SIGNED, "wang", 2_001, "", ""));
        Commissioning ended = book.get("c1").orElseThrow();
        assertEquals(Outcome.ABORTED, ended.outcome());
        assertEquals("li", ended.endedBy());
        assertEquals(Set.of(Step.ONLINE, Step.REPORT, Step.TEST), ended.missing());
        assertEquals(Optional.empty(), book.openOf("gate-1"));
        assertTrue(book.begin(Commissionings.begun("c4", "gate-1", "A1-C1", 3_000)));
    }

    @Test
    default void whatHasEndedIsEvidenceThatNobodyChanges() {
        CommissioningStore book = book();
        book.begin(Commissionings.begun("c1", "gate-1", "A1-C1", 1_000));
        book.end("c1", Outcome.SIGNED, "li", 2_000, "", "door contact is missing");
        Commissioning signed = book.get("c1").orElseThrow();
        book.online("c1", 9_999);
        book.reported("c1", 9_999L, READINGS);
        book.tested("c1", new Trial("al-2", "gate.forced_open", 9_998), 9_999);
        assertEquals(signed, book.get("c1").orElseThrow());
        for (String change : List.of("update commissioning set note = 'x'", "delete from commissioning")) {
            assertThrows(JdbiException.class, () -> store().write(handle -> handle.execute(change)), change);
        }
    }

    @Test
    default void listsFollowScopeStateAndPlace() {
        CommissioningStore book = book();
        book.begin(Commissionings.begun("c1", "gate-1", "A1-C1", 1_000));
        book.begin(Commissionings.begun("c2", "gate-2", "A1-C2", 1_001));
        book.end("c1", Outcome.SIGNED, "li", 2_000, "", "");
        book.begin(Commissionings.begun("c3", "gate-1", "A1-C1", 3_000));
        book.end("c3", Outcome.SIGNED, "li", 4_000, "", "");

        assertEquals(List.of("c3", "c2", "c1"), ids(book.find(new Query(Scope.CITY, null, null, null, 10))));
        assertEquals(List.of("c3", "c2"), ids(book.find(new Query(Scope.CITY, null, null, null, 2))));
        assertEquals(List.of("c2"), ids(book.find(new Query(Scope.CITY, null, null, "open", 10))));
        assertEquals(List.of("c3", "c1"), ids(book.find(new Query(Scope.CITY, null, "gate-1", "signed", 10))));
        Scope own = new Scope(false, Set.of(), Set.of("A1-C2"));
        assertEquals(List.of("c2"), ids(book.find(new Query(own, null, null, null, 10))));
        assertEquals(List.of(), ids(book.find(new Query(own, "A1-C1", null, null, 10))));
        assertEquals(List.of("c3"), ids(book.signed(Set.of("A1-C1", "A1-C2"))), "the newest of a device");
        assertEquals(List.of(), ids(book.signed(Set.of("A1-C2"))));
    }

    @Test
    default void alertsOfItsDeviceAreKeptFromRecipientsUntilItEnds() throws Exception {
        CommissioningStore book = book();
        AlertJson json = new AlertJson(NO_NAMES);
        SqlAlerts alerts = new SqlAlerts(
                store(),
                new MemoryJournal(),
                new TestDesk(json, "bureau"),
                json,
                SampleTerms.NONE,
                (alert, change) -> {},
                () -> at(10));
        AlertEngine engine = new AlertEngine(Script.builtIn(), Places.NONE);
        List<Change> changes = new ArrayList<>();
        engine.handle(1, happens(1, GATE, "forced_open"), changes::add);
        engine.handle(2, happens(2, GATE, "tamper"), changes::add);
        engine.handle(3, happens(3, ELEVATOR, "entrapment"), changes::add);
        Map<String, String> raised = new TreeMap<>();
        changes.forEach(change -> {
            if (change instanceof Change.Raised one) {
                raised.put(one.rule(), one.alert().id());
            }
        });
        String gate = GATE.id().value();
        book.begin(Commissionings.begun("c1", gate, "A1-C01", at(0)));
        alerts.commit(new AlertStore.Step(3, at(3), changes, Map.of()));

        assertEquals(List.of("elevator.entrapment"), told());
        Suppression why = Objects.requireNonNull(alerts.get(String.valueOf(raised.get("gate.tamper")))
                .orElseThrow()
                .handling()
                .suppression());
        assertEquals(new Suppression(Suppression.Why.COMMISSIONING, "c1", at(60), "installer", ""), why);
        String forced = String.valueOf(raised.get("gate.forced_open"));
        assertEquals(
                Optional.of(new Trial(forced, "gate.forced_open", at(1))),
                book.trial(gate, List.of("gate.forced_open"), at(0)));
        assertEquals(Optional.empty(), book.trial(gate, List.of("gate.forced_open"), at(1.5)));
        assertEquals(Optional.of(forced), book.active(gate, List.of("gate.forced_open")));
        assertEquals(Optional.empty(), book.active(gate, List.of()));

        alerts.clear(forced, "installer", "test", null);
        assertEquals(Optional.empty(), book.active(gate, List.of("gate.forced_open")));
        book.end("c1", Outcome.SIGNED, "li", at(10), "", "");
        alerts.commit(new AlertStore.Step(4, at(11), List.of(), Map.of()));
        assertEquals(List.of("elevator.entrapment", "gate.tamper"), told(), "what lasts is told, the test never");
    }

    private List<String> told() {
        return store().read(handle -> handle.createQuery(
                        "select a.rule from delivery d join alert a on a.id = d.alert order by d.sequence")
                .mapTo(String.class)
                .list());
    }

    private static List<String> ids(List<Commissioning> found) {
        return found.stream().map(Commissioning::id).toList();
    }
}
