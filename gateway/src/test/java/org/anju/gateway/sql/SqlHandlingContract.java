package org.anju.gateway.sql;

import static org.anju.gateway.alert.Script.CHARGER;
import static org.anju.gateway.alert.Script.ELEVATOR;
import static org.anju.gateway.alert.Script.GATE;
import static org.anju.gateway.alert.Script.at;
import static org.anju.gateway.alert.Script.happens;
import static org.anju.gateway.alert.Script.says;
import static org.anju.gateway.alert.Script.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.anju.gateway.alert.AlertConsumer;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.alert.AlertQuery;
import org.anju.gateway.alert.IncidentBook;
import org.anju.gateway.alert.IncidentBook.Incident;
import org.anju.gateway.alert.MaintenanceBook;
import org.anju.gateway.alert.MaintenanceBook.Muted;
import org.anju.gateway.alert.Names;
import org.anju.gateway.alert.Places;
import org.anju.gateway.alert.Rule;
import org.anju.gateway.alert.RuleArchive;
import org.anju.gateway.alert.RuleSet;
import org.anju.gateway.alert.Script;
import org.anju.gateway.delivery.TestDesk;
import org.anju.gateway.fake.Await;
import org.anju.gateway.fake.MemoryJournal;
import org.anju.gateway.fake.SampleTerms;
import org.anju.gateway.metrics.AlertMeters;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.ConflictException;
import org.anju.gateway.model.Scope;
import org.anju.gateway.model.Suppression;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handling by people, incidents, maintenance and what is kept about rules, on every database. */
abstract class SqlHandlingContract {
    private static final Set<Category> ALL = EnumSet.allOf(Category.class);
    private static final Names NAMES = new Names() {
        @Override
        public String compoundName(String id) {
            return id;
        }

        @Override
        public @Nullable String deviceName(String id) {
            return id;
        }
    };

    private final MemoryJournal journal = new MemoryJournal();
    private final AlertJson json = new AlertJson(NAMES);
    private volatile double second = 1;
    private SqlStore store;
    private SqlAlerts alerts;
    private SqlIncidentBook incidents;
    private SqlMaintenance maintenance;
    private AlertConsumer consumer;

    abstract String url();

    @BeforeEach
    void open() {
        store = SqlStore.open(url());
        alerts = new SqlAlerts(
                store, journal, new TestDesk(json, "bureau"), json, SampleTerms.NONE, (alert, change) -> {}, this::now);
        incidents = new SqlIncidentBook(store, json, this::now);
        maintenance = new SqlMaintenance(store, this::now, alerts::wake);
        follow(Script.builtIn());
    }

    private long now() {
        return at(second);
    }

    private void follow(RuleSet rules) {
        consumer = new AlertConsumer(
                journal,
                rules,
                Places.NONE,
                alerts,
                new AlertMeters(new SimpleMeterRegistry()),
                System::nanoTime,
                () -> Script.START);
        consumer.start();
    }

    @AfterEach
    void close() {
        consumer.close();
        store.close();
    }

    private void settle() {
        Await.until("the engine has seen everything", () -> consumer.position() == journal.last());
    }

    private void passUntil(double until) {
        second = until;
        journal.append(tick(until));
        settle();
    }

    private Alert of(String rule) {
        return store.read(
                        handle -> handle.createQuery("select id from alert where rule = :rule order by raised_ms desc")
                                .bind("rule", rule)
                                .mapTo(String.class)
                                .findFirst())
                .flatMap(alerts::get)
                .orElseThrow(() -> new AssertionError("no alert of " + rule));
    }

    private List<String> listed(boolean suppressed) {
        return alerts
                .find(new AlertQuery(
                        Scope.CITY,
                        "open",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        suppressed,
                        null,
                        null,
                        null,
                        100))
                .items()
                .stream()
                .map(Alert::rule)
                .toList();
    }

    private List<String> deliveries() {
        return store.read(handle -> handle.createQuery("select change from delivery order by sequence")
                .mapTo(String.class)
                .list());
    }

    private List<String> changes(Alert alert) {
        return alerts.transitions(alert.id()).stream()
                .map(step -> step.change().word())
                .toList();
    }

    @Test
    void assigningAndCommentingLeaveATrace() throws Exception {
        journal.append(happens(1, GATE, "tamper"));
        settle();
        Alert alert = of("gate.tamper");
        alerts.assign(alert.id(), "wang", "li", "please");
        assertEquals("li", of("gate.tamper").handling().assignedTo());
        assertEquals(now(), of("gate.tamper").handling().assignedMs());
        alerts.comment(alert.id(), "li", "on my way");
        alerts.assign(alert.id(), "wang", "", null);
        assertNull(of("gate.tamper").handling().assignedTo());
        assertEquals(List.of("raised", "assigned", "commented", "assigned"), changes(alert));
        alerts.clear(alert.id(), "li", "real", null);
        alerts.comment(alert.id(), "li", "was the wind");
        ConflictException late =
                assertThrows(ConflictException.class, () -> alerts.assign(alert.id(), "wang", "li", null));
        assertEquals("li", late.by());
    }

    @Test
    void aShelvedAlertIsOutOfTheWayAndComesBackWhenItsTimeCame() throws Exception {
        journal.append(says(1, CHARGER, "smoke", true));
        settle();
        Alert alert = of("charger.smoke");
        assertThrows(IllegalArgumentException.class, () -> alerts.shelve(alert.id(), "li", now(), "in the past"));
        assertThrows(
                IllegalArgumentException.class,
                () -> alerts.shelve(alert.id(), "li", now() + 8L * 24 * 3_600_000, "too long"));
        alerts.shelve(alert.id(), "li", at(100), "sensor is being replaced");
        assertEquals(List.of(), listed(false));
        assertEquals(List.of("charger.smoke"), listed(true));
        assertEquals(0, alerts.openCounts().size());
        journal.append(says(2, CHARGER, "smoke", false), says(70, CHARGER, "smoke", true));
        settle();
        assertEquals(List.of("raised", "cleared"), deliveries());
        Muted muted = muted(Suppression.Why.SHELVED).get(0);
        assertEquals("charger.smoke", muted.rule());
        assertEquals(alert.id(), muted.alert());
        passUntil(99);
        assertEquals(List.of(), listed(false));
        passUntil(100);
        assertEquals(List.of("charger.smoke"), listed(false));
        assertEquals(List.of("raised", "cleared", "raised"), deliveries());
        assertEquals(List.of("raised", "shelved", "cleared", "repeated", "suppressed", "unshelved"), changes(alert));
    }

    @Test
    void takingAnAlertFromTheShelfTellsOfItOnlyIfItWasNotTold() throws Exception {
        journal.append(says(1, CHARGER, "smoke", true));
        settle();
        Alert alert = of("charger.smoke");
        alerts.shelve(alert.id(), "li", at(100), "test");
        alerts.unshelve(alert.id(), "li");
        assertEquals(List.of("charger.smoke"), listed(false));
        assertEquals(List.of("raised"), deliveries());
        assertThrows(ConflictException.class, () -> alerts.unshelve(alert.id(), "li"));
        journal.append(says(2, CHARGER, "smoke", false), says(70, CHARGER, "smoke", true));
        settle();
        assertEquals(List.of("raised", "cleared", "raised"), deliveries());
    }

    @Test
    void maintenanceMutesWhatItCoversAndSaysWhatAndTellsTheRestAtItsEnd() throws Exception {
        MaintenanceBook.Window window =
                maintenance.open("A1-C01", GATE.id().value(), "", at(0), at(500), "li", "new reader");
        assertEquals("active", window.state(now()));
        journal.append(
                happens(1, GATE, "tamper"),
                happens(2, GATE, "forced_open"),
                happens(3, GATE, "door_closed"),
                happens(4, ELEVATOR, "entrapment"));
        settle();
        assertEquals(List.of("elevator.entrapment"), listed(false));
        assertEquals(List.of("gate.tamper"), listed(true), "what came and went needs nobody");
        assertEquals(List.of("raised"), deliveries());
        assertEquals(2, maintenance.window(window.id()).orElseThrow().muted());
        assertEquals(
                Set.of("gate.tamper", "gate.forced_open"),
                Set.copyOf(muted(Suppression.Why.MAINTENANCE).stream()
                        .map(Muted::rule)
                        .toList()));
        assertEquals(AlertState.CLOSED, of("gate.forced_open").state());
        second = 10;
        maintenance.end(window.id(), "li");
        assertThrows(ConflictException.class, () -> maintenance.end(window.id(), "li"));
        passUntil(11);
        assertEquals(Set.of("elevator.entrapment", "gate.tamper"), Set.copyOf(listed(false)));
        assertEquals(List.of("raised", "raised"), deliveries());
        assertEquals(List.of("raised", "suppressed", "surfaced"), changes(of("gate.tamper")));
        assertThrows(
                IllegalArgumentException.class, () -> maintenance.open("", "", "", at(0), at(50), "li", "everything"));
        assertThrows(
                IllegalArgumentException.class, () -> maintenance.open("x", "", "", at(50), at(40), "li", "backwards"));
    }

    @Test
    void alertsOfOneCompoundWithinTenMinutesAreOneIncident() throws Exception {
        journal.append(
                happens(1, GATE, "forced_open"),
                happens(60, ELEVATOR, "entrapment"),
                says(90, CHARGER, "smoke", true),
                happens(100, GATE, "held_open"));
        settle();
        String incident =
                Objects.requireNonNull(of("gate.forced_open").handling().incident());
        assertEquals(incident, of("elevator.entrapment").handling().incident());
        assertEquals(incident, of("charger.smoke").handling().incident());
        assertNotEquals(incident, of("gate.held_open").handling().incident(), "the mildest stand alone");
        Incident found = incidents.incident(incident, ALL).orElseThrow();
        assertEquals(3, found.alerts());
        assertEquals(1, found.severity().level());
        assertEquals(List.of("charger", "elevator", "gate"), found.kinds());
        assertTrue(found.open());
        assertEquals(1, page(true, false).size());
        assertEquals(2, page(true, true).size());
        assertEquals(
                2,
                incidents
                        .incident(incident, EnumSet.of(Category.SECURITY, Category.FIRE))
                        .orElseThrow()
                        .alerts());
        incidents.note(incident, "li", "all in block 3");
        assertEquals("all in block 3", incidents.notes(incident).get(0).note());
        alerts.move(of("charger.smoke").id(), "li", "");
        assertEquals(2, incidents.incident(incident, ALL).orElseThrow().alerts());
        assertThrows(
                IllegalArgumentException.class,
                () -> alerts.move(of("charger.smoke").id(), "li", "nothing"));
        alerts.move(of("charger.smoke").id(), "li", incident);
        for (String rule : List.of("gate.forced_open", "elevator.entrapment", "charger.smoke")) {
            alerts.clear(of(rule).id(), "li", "real", null);
        }
        assertTrue(!incidents.incident(incident, ALL).orElseThrow().open());
        journal.append(happens(900, GATE, "tamper"));
        settle();
        assertNotEquals(incident, of("gate.tamper").handling().incident());
    }

    private List<Incident> page(boolean open, boolean alone) {
        return incidents
                .find(new IncidentBook.Query(Scope.CITY, ALL, open, alone, null, null, null, null, 10))
                .items();
    }

    private List<Muted> muted(Suppression.Why why) {
        return maintenance
                .muted(new MaintenanceBook.MutedQuery(Scope.CITY, why, null, null, null, null, null, null, 100))
                .items();
    }

    @Test
    void whatAnotherAlertExplainsIsRecordedWithIt() throws Exception {
        journal.append(happens(1, GATE, "door_opened"), tick(7), happens(8, GATE, "forced_open"));
        settle();
        Muted muted = muted(Suppression.Why.INHIBITED).get(0);
        assertEquals("gate.opened_without_grant", muted.rule());
        assertEquals(of("gate.forced_open").id(), muted.reference());
        assertEquals(List.of("raised", "inhibited"), changes(of("gate.opened_without_grant")));
    }

    @Test
    void pagesOfMutedAlertsFollowEachOther() throws Exception {
        maintenance.open("A1-C01", "", "", at(0), at(500), "li", "works");
        for (int i = 0; i < 5; i++) {
            journal.append(happens(i + 1, Script.device("gate-" + i, "gate"), "tamper"));
        }
        settle();
        MaintenanceBook.MutedPage first = maintenance.muted(
                new MaintenanceBook.MutedQuery(Scope.CITY, null, null, null, null, null, null, null, 3));
        MaintenanceBook.MutedPage second = maintenance.muted(
                new MaintenanceBook.MutedQuery(Scope.CITY, null, null, null, null, null, null, first.next(), 3));
        assertEquals(3, first.items().size());
        assertEquals(2, second.items().size());
        assertNull(second.next());
        assertThrows(
                IllegalArgumentException.class,
                () -> maintenance.muted(
                        new MaintenanceBook.MutedQuery(Scope.CITY, null, null, null, null, null, null, "?", 3)));
    }

    @Test
    void rulesInShadowOnlyCountAndVersionsAreKept() throws Exception {
        consumer.close();
        SqlRuleArchive archive = new SqlRuleArchive(store, json);
        RuleArchive.Draft draft = new RuleArchive.Draft("d1", "kind: gate\nrules: []\n", "li", now(), at(1_000));
        archive.add(draft);
        assertEquals(List.of(draft), archive.drafts(now()));
        assertEquals(List.of(), archive.drafts(at(1_000)));
        RuleSet builtIn = Script.builtIn();
        RuleSet shadow = Script.shadow("d1", """
                kind: gate
                rules:
                  - id: gate.tamper
                    title: { zh: 试, en: Test }
                    advice: { zh: 看, en: Look }
                    severity: 1
                    category: security
                    event: tamper
                    quiet: 1m
                """);
        List<Rule> rules = shadow.rules();
        archive.keep(rules, at(0));
        archive.keep(rules, at(5));
        assertEquals(1, archive.versions("gate.tamper").size());
        assertEquals(at(0), archive.versions("gate.tamper").get(0).fromMs());
        follow(shadow);
        journal.append(happens(1, GATE, "tamper"), tick(62), happens(70, GATE, "tamper"));
        settle();
        List<RuleArchive.ShadowAlert> raised = archive.raised("d1", 10);
        assertEquals(2, raised.size());
        assertNull(raised.get(0).clearedMs());
        assertEquals(at(62), raised.get(1).clearedMs());
        assertEquals(Map.of(at(0) / 86_400_000 * 86_400_000, 2), archive.raisedByDay("d1"));
        int alertRows = store.read(handle -> handle.createQuery("select count(*) from alert where rule like '%tamper%'")
                .mapTo(Integer.class)
                .one());
        assertEquals(1, alertRows, "the rule in force raised its alert");
        assertEquals(builtIn.rules().size() + 1, rules.size());
        assertTrue(archive.remove("d1"));
        assertTrue(!archive.remove("d1"));
    }
}
