package org.anju.gateway.sql;

import static org.anju.gateway.alert.Script.CHARGER;
import static org.anju.gateway.alert.Script.ELEVATOR;
import static org.anju.gateway.alert.Script.GATE;
import static org.anju.gateway.alert.Script.at;
import static org.anju.gateway.alert.Script.happens;
import static org.anju.gateway.alert.Script.says;
import static org.anju.gateway.alert.Script.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.anju.gateway.alert.AlertConsumer;
import org.anju.gateway.alert.AlertCount;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.alert.AlertPage;
import org.anju.gateway.alert.AlertQuery;
import org.anju.gateway.alert.AlertStore;
import org.anju.gateway.alert.Names;
import org.anju.gateway.alert.Places;
import org.anju.gateway.alert.Script;
import org.anju.gateway.delivery.TestDesk;
import org.anju.gateway.fake.MemoryJournal;
import org.anju.gateway.fake.SampleTerms;
import org.anju.gateway.metrics.AlertMeters;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertClosed;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.ConflictException;
import org.anju.gateway.model.Scope;
import org.anju.gateway.model.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link SqlAlerts} with an {@link AlertConsumer} before it must do on every database. */
abstract class SqlAlertsContract {
    private static final Names NAMES = new Names() {
        @Override
        public String compoundName(String id) {
            return "幸福小区";
        }

        @Override
        public @Nullable String deviceName(String id) {
            return "设备 " + id;
        }
    };

    private final MemoryJournal journal = new MemoryJournal();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private SqlStore store;
    private SqlAlerts alerts;
    private AlertConsumer consumer;

    abstract String url();

    @BeforeEach
    void open() {
        store = SqlStore.open(url());
        alerts = new SqlAlerts(
                store,
                journal,
                new TestDesk(new AlertJson(NAMES), "manager", "police"),
                new AlertJson(NAMES),
                SampleTerms.NONE,
                (alert, change) -> heard.add(
                        change.word() + " " + alert.rule() + " " + alert.state().word()),
                () -> at(1_000));
        consumer = consumer(alerts);
        consumer.start();
    }

    @AfterEach
    void close() {
        consumer.close();
        store.close();
    }

    @Test
    void anEntryBecomesAnAlertWithTransitionsAndNumberedDeliveries() throws Exception {
        journal.append(happens(0, GATE, "forced_open", "zone", "东门"));
        journal.append(happens(5, GATE, "door_closed"));
        settle();
        Alert alert = only();
        assertEquals(AlertState.CLEARED, alert.state());
        assertEquals("东门", alert.fired().get("zone"));
        assertEquals(at(5), alert.clearedMs());
        assertEquals(
                List.of("raised", "cleared"),
                alerts.transitions(alert.id()).stream()
                        .map(each -> each.change().word())
                        .toList());
        assertEquals(
                List.of("manager 1 raised", "manager 2 cleared", "police 1 raised", "police 2 cleared"), deliveries());
        assertEquals(List.of("raised gate.forced_open raised", "cleared gate.forced_open cleared"), heard);
        JsonNode payload = new ObjectMapper().readTree(payloads().get(0));
        assertEquals("manager", payload.get("recipient").asText());
        assertEquals(1, payload.get("sequence").asInt());
        assertEquals("raised", payload.get("change").asText());
        assertEquals(at(0), payload.get("atMs").asLong());
        assertEquals("raised", payload.get("alert").get("state").asText());
        assertEquals("幸福小区", payload.get("alert").get("compoundName").asText());
        assertEquals(journal.last(), journal.position(AlertConsumer.NAME));
    }

    @Test
    void comingBackReactivatesTheSameAlert() throws Exception {
        journal.append(happens(0, GATE, "forced_open"));
        journal.append(happens(5, GATE, "door_closed"));
        settle();
        String id = only().id();
        journal.append(happens(9, GATE, "forced_open"));
        settle();
        Alert alert = only();
        assertEquals(id, alert.id());
        assertEquals(AlertState.RAISED, alert.state());
        assertEquals(2, alert.occurrences());
        assertNull(alert.clearedMs());
        assertEquals(6, deliveries().size());
        alerts.clear(id, "li", "real", null);
        journal.append(happens(12, GATE, "forced_open"));
        settle();
        assertNotEquals(id, only("open").id());
    }

    @Test
    void acknowledgingIsFirstComeFirstServed() throws Exception {
        journal.append(happens(0, GATE, "forced_open"));
        settle();
        String id = only().id();
        assertEquals(
                AlertState.ACKNOWLEDGED, alerts.acknowledge(id, "li", "看一下").state());
        ConflictException late = assertThrows(ConflictException.class, () -> alerts.acknowledge(id, "wang", null));
        assertEquals("li", late.by());
        assertEquals(at(1_000), late.atMs());
        journal.append(happens(5, GATE, "door_closed"));
        settle();
        assertEquals(AlertState.CLOSED, only().state());
        assertThrows(ConflictException.class, () -> alerts.clear(id, "wang", "real", null));
        assertThrows(NoSuchElementException.class, () -> alerts.acknowledge("none", "li", null));
    }

    @Test
    void acknowledgingAClearedAlertClosesIt() throws Exception {
        journal.append(happens(0, GATE, "forced_open"));
        journal.append(happens(5, GATE, "door_closed"));
        settle();
        Alert closed = alerts.acknowledge(only().id(), "li", null);
        assertEquals(AlertState.CLOSED, closed.state());
        assertEquals("li", closed.acknowledgedBy());
        assertNull(closed.clearedBy());
    }

    @Test
    void clearingByHandTellsTheEngineThroughTheJournal() throws Exception {
        journal.append(says(0, CHARGER, "smoke", true));
        settle();
        Alert first = only();
        Alert cleared = alerts.clear(first.id(), "li", "false", "蒸汽");
        assertEquals(AlertState.CLOSED, cleared.state());
        assertEquals("li", cleared.clearedBy());
        assertTrue(journal.entries().contains(new AlertClosed(at(1_000), first.id(), first.rule(), first.subject())));
        journal.append(says(6, CHARGER, "smoke", true));
        settle();
        assertEquals(2, all().size());
        assertEquals(
                List.of("manager 1 raised", "manager 2 cleared", "manager 3 raised"),
                deliveries().subList(0, 3));
    }

    @Test
    void clearingFailsAsAWholeWhenTheJournalRefuses() throws Exception {
        journal.append(says(0, CHARGER, "smoke", true));
        settle();
        journal.refuse(true);
        assertThrows(IllegalStateException.class, () -> alerts.clear(only().id(), "li", "real", null));
        assertEquals(AlertState.RAISED, only().state());
        assertEquals(2, deliveries().size());
    }

    @Test
    void aRestartGoesOnWhereItStopped() throws Exception {
        journal.append(says(0, CHARGER, "temperature_c", 90));
        journal.append(happens(1, GATE, "forced_open"));
        settle();
        restart();
        journal.append(tick(30));
        journal.append(happens(31, GATE, "door_closed"));
        settle();
        restart();
        settle();
        assertEquals(2, all().size());
        assertEquals(6, deliveries().size());
    }

    @Test
    void aStepAppliedBeforeIsPassedOver() throws Exception {
        journal.append(happens(0, GATE, "forced_open"));
        settle();
        AlertStore.Saved saved = alerts.load();
        assertEquals(List.of(), alerts.commit(new AlertStore.Step(saved.position(), at(1), List.of(), saved.states())));
        assertEquals(1, saved.open().size());
    }

    @Test
    void troubleOfTheStoreLosesNothing() throws Exception {
        consumer.close();
        FailingStore failing = new FailingStore(alerts);
        consumer = consumer(failing);
        consumer.start();
        failing.fail = true;
        journal.append(happens(0, GATE, "forced_open"));
        until(() -> consumer.trouble().contains("alerts cannot be saved"));
        assertEquals(List.of(), all());
        failing.fail = false;
        settle();
        assertEquals(AlertState.RAISED, only().state());
        assertEquals("", consumer.trouble());
    }

    @Test
    void pagesFollowTheOrderOfWork() throws Exception {
        journal.append(happens(0, GATE, "held_open"));
        journal.append(happens(1, ELEVATOR, "entrapment"));
        journal.append(says(2, CHARGER, "smoke", true));
        journal.append(happens(3, GATE, "tailgating"));
        journal.append(happens(4, GATE, "tamper"));
        settle();
        alerts.acknowledge(only("tamper").id(), "li", null);
        alerts.clear(only("entrapment").id(), "li", "test", null);
        List<String> rules = new ArrayList<>();
        String cursor = null;
        do {
            AlertPage page = alerts.find(query(Scope.CITY, null, cursor, 2));
            page.items().forEach(alert -> rules.add(alert.rule()));
            cursor = page.next();
        } while (cursor != null);
        assertEquals(
                List.of("charger.smoke", "gate.tailgating", "gate.held_open", "gate.tamper", "elevator.entrapment"),
                rules);
        assertEquals(
                4, alerts.find(query(Scope.CITY, "open", null, 100)).items().size());
        assertEquals(
                1, alerts.find(query(Scope.CITY, "closed", null, 100)).items().size());
        Scope elsewhere = new Scope(false, Set.of("A2"), Set.of());
        assertEquals(List.of(), alerts.find(query(elsewhere, null, null, 100)).items());
        Scope here = new Scope(false, Set.of(), Set.of("A1-C01"));
        assertEquals(5, alerts.find(query(here, null, null, 100)).items().size());
        assertThrows(IllegalArgumentException.class, () -> alerts.find(query(Scope.CITY, null, "nonsense", 10)));
        assertTrue(alerts.openCounts()
                .contains(new AlertCount("A1", "A1-C01", Severity.LEVEL_4, AlertState.RAISED, 2, at(0))));
    }

    private static AlertQuery query(Scope scope, @Nullable String state, @Nullable String cursor, int limit) {
        return new AlertQuery(scope, state, null, null, null, null, null, null, null, false, null, null, cursor, limit);
    }

    private AlertConsumer consumer(AlertStore into) {
        return new AlertConsumer(
                journal,
                Script.builtIn(),
                Places.NONE,
                into,
                new AlertMeters(new SimpleMeterRegistry()),
                System::nanoTime,
                () -> at(1_000));
    }

    private void restart() {
        consumer.close();
        consumer = consumer(alerts);
        consumer.start();
    }

    private List<Alert> all() {
        return alerts.find(query(Scope.CITY, null, null, 1_000)).items();
    }

    private Alert only() {
        assertEquals(1, all().size(), () -> all().toString());
        return all().get(0);
    }

    private Alert only(String word) {
        return all().stream()
                .filter(alert -> word.equals("open")
                        ? alert.state().isOpen()
                        : alert.rule().endsWith(word))
                .findFirst()
                .orElseThrow();
    }

    private List<String> deliveries() {
        return store.read(handle -> handle.createQuery(
                        "select recipient, sequence, change from delivery order by recipient, sequence")
                .map((row, context) -> row.getString(1) + " " + row.getLong(2) + " " + row.getString(3))
                .list());
    }

    private List<String> payloads() {
        return store.read(handle -> handle.createQuery("select payload from delivery order by recipient, sequence")
                .mapTo(String.class)
                .list());
    }

    /** Waits until everything in the journal has been worked off. */
    private void settle() throws InterruptedException {
        until(() -> consumer.position() == journal.last());
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertFalse(System.nanoTime() > end, "did not happen in 20 s");
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Fails while told to. */
    private static final class FailingStore implements AlertStore {
        @Override
        public long wakeMs() {
            return Long.MAX_VALUE;
        }

        private final AlertStore store;
        private volatile boolean fail;

        FailingStore(AlertStore store) {
            this.store = store;
        }

        @Override
        public Saved load() {
            return store.load();
        }

        @Override
        public List<Applied> commit(Step step) {
            if (fail) {
                throw new IllegalStateException("no connection, for a test");
            }
            return store.commit(step);
        }
    }
}
