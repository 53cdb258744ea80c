package org.anju.gateway.commissioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.anju.gateway.commissioning.Commissioning.Outcome;
import org.anju.gateway.commissioning.Commissioning.Step;
import org.anju.gateway.estate.CredentialSeal;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.estate.ImportReport;
import org.anju.gateway.estate.LifeCycle;
import org.anju.gateway.estate.Profiles;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.fake.MemoryAlertBook;
import org.anju.gateway.live.DeviceNow;
import org.anju.gateway.live.LatestValue;
import org.anju.gateway.live.PresenceNow;
import org.anju.gateway.metrics.CommissioningMeters;
import org.anju.gateway.model.AlertChange;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.ConflictException;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Scope;
import org.anju.gateway.model.Severity;
import org.anju.gateway.sql.SqlCommissionings;
import org.anju.gateway.sql.SqlEstate;
import org.anju.gateway.sql.SqlStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installer before a gate: what the gateway sees, when it may be signed, and what becomes of the device. */
final class CommissioningTest {
    private static final long START = 1_700_000_000_000L;
    private static final String GATE = "gate-1";
    private static final String ESTATE = """
            {"division":"410381","city":"偃师","areas":[{"id":"A1","name":"一片区","compounds":[
              {"id":"A1-C1","name":"锦绣苑","batch":2021,"households":69,"buildings":[{"id":"B1","entrances":2,"floors":6}],
               "devices":[{"id":"gate-1","kind":"gate","name":"单元门","status":"planned","auth":{"password":"correct horse"}},
                          {"id":"gate-2","kind":"gate","name":"后门","status":"planned"},
                          {"id":"gate-3","kind":"gate","name":"旧门","auth":{"password":"correct horse"}}]}]}]}
            """;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(START);
    private final MemoryAlertBook alerts = new MemoryAlertBook();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Set<String> rules = new TreeSet<>(Set.of("gate.forced_open", "gate.opened_without_grant"));
    private final List<LatestValue> values = new ArrayList<>();
    private PresenceNow presence = PresenceNow.NEVER_SEEN;
    private int changes;
    private SqlStore sql;
    private EstateRegistry registry;
    private CommissioningDesk desk;
    private CommissioningWatch watch;

    @BeforeEach
    void open() throws Exception {
        sql = SqlStore.open("jdbc:sqlite:" + folder.resolve("anju.db"));
        registry = new EstateRegistry(
                new SqlEstate(sql), new CredentialSeal(new byte[32]), Profiles.load(null), "Asia/Shanghai", clock);
        ImportReport report = registry.run("application/json", ESTATE.getBytes(StandardCharsets.UTF_8), false, false);
        assertTrue(report.applied(), report::toString);
        registry.changeStatus(List.of("gate-3"), LifeCycle.RETIRED, "li");
        start();
    }

    /** As after a restart: nothing is known but what is in the store. */
    private void start() {
        CommissioningStore store = new SqlCommissionings(sql);
        CommissioningMeters own = new CommissioningMeters(meters);
        desk = new CommissioningDesk(store, registry, registry, alerts, rules::contains, () -> changes++, own, clock);
        watch = new CommissioningWatch(store, desk, registry, this::now, Runnable::run, own, clock);
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private DeviceNow now(Device device) {
        return new DeviceNow(device, presence, values);
    }

    private void reports(String field, Object value) {
        Device device = Objects.requireNonNull(registry.current().device(GATE));
        values.removeIf(old -> old.field().name().equals(field));
        values.add(new LatestValue(
                Objects.requireNonNull(device.kind().field(field)), value, clock.millis(), clock.millis(), 0));
    }

    private void raise(String alert, String rule) {
        sql.write(handle -> {
            handle.execute(
                    "insert into alert (id, rule, rule_version, subject, severity, category, state, area, compound, device,"
                            + " title_zh, title_en, advice_zh, advice_en, condition, fired, raised_ms, last_ms, occurrences)"
                            + " values (?, ?, '1', ?, 2, 'security', 'raised', 'A1', 'A1-C1', ?, '', '', '', '', '', '{}', ?, ?, 1)",
                    alert,
                    rule,
                    GATE,
                    GATE,
                    clock.millis(),
                    clock.millis());
            return handle.execute(
                    "insert into alert_transition (alert, at_ms, change) values (?, ?, 'raised')",
                    alert,
                    clock.millis());
        });
    }

    private void online() {
        presence = new PresenceNow(PresenceState.ONLINE, clock.millis(), 1, "connected");
    }

    private Commissioning stands(String id) {
        return desk.get(id).orElseThrow();
    }

    private LifeCycle status() {
        return registry.current().sheet(GATE).status();
    }

    @Test
    void aGateIsSeenStepByStepAndSigned() throws Exception {
        Commissioning begun = desk.begin(GATE, "installer");
        assertEquals(LifeCycle.INSTALLED, status(), "somebody stands before it");
        assertEquals(List.of("gate.forced_open", "gate.opened_without_grant"), begun.rules());
        watch.look();
        assertEquals(
                Set.of(Step.ONLINE, Step.REPORT, Step.TEST), stands(begun.id()).missing());

        clock.advance(1_000);
        online();
        watch.look();
        assertEquals(START + 1_000, stands(begun.id()).onlineMs());

        reports("door_state", "Closed");
        reports("lock_state", "Locked");
        reports("voltage_v", 9.5);
        watch.look();
        Commissioning tooLow = stands(begun.id());
        assertEquals(Set.of(Step.REPORT, Step.TEST), tooLow.missing(), "9.5 V is outside 10.8 to 14.4 V");
        assertEquals(
                new Reading("voltage_v", 9.5, 10.8, 14.4, false),
                tooLow.readings().get(2));
        clock.advance(1_000);
        reports("voltage_v", 12.5);
        watch.look();
        assertEquals(START + 2_000, stands(begun.id()).reportedMs());

        clock.advance(1_000);
        raise("al-1", "gate.forced_open");
        alerts.raise("al-1", Severity.LEVEL_2, Category.SECURITY, "A1-C1", GATE);
        clock.advance(15);
        watch.changed(alerts.get("al-1").orElseThrow(), AlertChange.RAISED);
        Commissioning seen = stands(begun.id());
        assertEquals("al-1", seen.alert());
        assertEquals(START + 3_000, seen.raisedMs());
        assertEquals(START + 3_015, seen.seenMs(), "at once, not with the next look");

        Commissioning signed = desk.sign(begun.id(), "li", "new door", "");
        assertEquals(Outcome.SIGNED, signed.outcome());
        assertEquals("li", signed.endedBy());
        assertEquals("", signed.waiver());
        assertEquals(LifeCycle.COMMISSIONED, status());
        assertEquals(AlertState.CLOSED, alerts.get("al-1").orElseThrow().state());
        assertEquals("test", alerts.get("al-1").orElseThrow().clearReason());
        assertEquals(2, changes);
        assertEquals(
                1,
                meters.get("anju.commissionings")
                        .tag("outcome", "signed")
                        .counter()
                        .count());
        assertEquals(1, meters.get("anju.commissionings.open").gauge().value(), "the last look found one");
        watch.look();
        assertEquals(0, meters.get("anju.commissionings.open").gauge().value());
        assertThrows(ConflictException.class, () -> desk.sign(begun.id(), "li", "", ""));
    }

    @Test
    void valuesAndAlertsFromBeforeProveNothing() throws Exception {
        registry.changeStatus(List.of(GATE), LifeCycle.INSTALLED, "li");
        reports("door_state", "Closed");
        reports("lock_state", "Locked");
        reports("voltage_v", 12.5);
        raise("al-0", "gate.duress");
        clock.advance(1);
        Commissioning begun = desk.begin(GATE, "installer");
        online();
        watch.look();
        assertEquals(Set.of(Step.REPORT, Step.TEST), stands(begun.id()).missing());
        assertEquals(List.of(), stands(begun.id()).readings());
    }

    @Test
    void whatIsMissingIsNamedAndOnlyTheTestMayBeWaived() throws Exception {
        Commissioning begun = desk.begin(GATE, "installer");
        ConflictException all =
                assertThrows(ConflictException.class, () -> desk.sign(begun.id(), "li", "", "in a hurry"));
        assertTrue(all.getMessage().contains("missing: online, report, test"), all.getMessage());
        online();
        reports("door_state", "Closed");
        reports("lock_state", "Locked");
        reports("voltage_v", 12.5);
        watch.look();
        ConflictException test = assertThrows(ConflictException.class, () -> desk.sign(begun.id(), "li", "", " "));
        assertTrue(test.getMessage().contains("missing: test; do the test"), test.getMessage());
        assertEquals(LifeCycle.INSTALLED, status());
        assertEquals(
                "door contact comes on Monday",
                desk.sign(begun.id(), "li", "", "door contact comes on Monday").waiver());
        assertEquals(LifeCycle.COMMISSIONED, status());
    }

    @Test
    void ofTwoInstallersTheSecondIsToldWhoWasFirst() throws Exception {
        Commissioning begun = desk.begin(GATE, "wang");
        clock.advance(5_000);
        assertEquals(begun, desk.begin(GATE, "wang"), "the page was loaded anew");
        ConflictException second = assertThrows(ConflictException.class, () -> desk.begin(GATE, "zhao"));
        assertEquals("wang", second.by());
        assertEquals(START, second.atMs());
        desk.abort(begun.id(), "li", "zhao does it");
        assertEquals("zhao", desk.begin(GATE, "zhao").installer());
    }

    @Test
    void itEndsByItselfAndMayBeginAnew() throws Exception {
        Commissioning begun = desk.begin(GATE, "wang");
        clock.advance(CommissioningDesk.LONGEST.toMillis() - 1);
        watch.look();
        assertTrue(stands(begun.id()).isOpen());
        clock.advance(1);
        assertThrows(ConflictException.class, () -> desk.sign(begun.id(), "li", "", ""));
        Commissioning expired = stands(begun.id());
        assertEquals(Outcome.EXPIRED, expired.outcome());
        assertEquals(begun.expiresMs(), expired.endedMs());

        Commissioning second = desk.begin(GATE, "zhao");
        clock.advance(Duration.ofDays(1).toMillis());
        assertEquals("wang", desk.begin(GATE, "wang").installer(), "nobody is kept out by one that is over");
        assertEquals(Outcome.EXPIRED, stands(second.id()).outcome());
        clock.advance(Duration.ofDays(1).toMillis());
        watch.look();
        assertFalse(desk.find(new CommissioningStore.Query(Scope.CITY, null, GATE, "expired", 10))
                .isEmpty());
    }

    @Test
    void aRestartInTheMiddleLosesNothing() throws Exception {
        Commissioning begun = desk.begin(GATE, "wang");
        online();
        watch.look();
        start();
        reports("door_state", "Closed");
        reports("lock_state", "Locked");
        reports("voltage_v", 12.5);
        raise("al-1", "gate.opened_without_grant");
        clock.advance(700);
        watch.look();
        Commissioning seen = stands(begun.id());
        assertEquals(Set.of(), seen.missing());
        assertEquals(START, seen.onlineMs());
        assertEquals("gate.opened_without_grant", seen.rule());
        assertEquals(START, seen.raisedMs(), "raised while nobody looked");
    }

    @Test
    void whatCannotBeCommissionedIsRefusedWithTheRemedy() {
        assertThrows(NoSuchElementException.class, () -> desk.begin("gate-9", "wang"));
        refused("gate-2", "issue one before it is installed");
        refused("gate-3", "retired");
        raise("al-1", "gate.forced_open");
        refused(GATE, "alert al-1 of the test is active already");
        rules.clear();
        refused(GATE, "none of the rules gate.forced_open, gate.opened_without_grant");
        assertEquals(List.of(), desk.find(new CommissioningStore.Query(Scope.CITY, null, null, null, 10)));
    }

    private void refused(String device, String why) {
        ConflictException refused = assertThrows(ConflictException.class, () -> desk.begin(device, "wang"));
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }

    @Test
    void aDeviceUnderRepairGoesBackInService() throws Exception {
        for (LifeCycle next : List.of(LifeCycle.INSTALLED, LifeCycle.IN_SERVICE, LifeCycle.UNDER_REPAIR)) {
            registry.changeStatus(List.of(GATE), next, "li");
        }
        Commissioning begun = desk.begin(GATE, "wang");
        online();
        reports("door_state", "Closed");
        reports("lock_state", "Locked");
        reports("voltage_v", 12.5);
        watch.look();
        desk.sign(begun.id(), "li", "", "contact is fine, door is locked for the night");
        assertEquals(LifeCycle.IN_SERVICE, status());
    }
}
