package org.anju.gateway.sql;

import static org.anju.gateway.alert.Script.CHARGER;
import static org.anju.gateway.alert.Script.GATE;
import static org.anju.gateway.alert.Script.at;
import static org.anju.gateway.alert.Script.happens;
import static org.anju.gateway.alert.Script.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.anju.gateway.alert.AlertConsumer;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.alert.Names;
import org.anju.gateway.alert.Places;
import org.anju.gateway.alert.RuleSet;
import org.anju.gateway.alert.Script;
import org.anju.gateway.delivery.TestDesk;
import org.anju.gateway.fake.Await;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.fake.MemoryJournal;
import org.anju.gateway.fake.SampleTerms;
import org.anju.gateway.fake.StillRegister;
import org.anju.gateway.metrics.AlertMeters;
import org.anju.gateway.metrics.WorkOrderMeters;
import org.anju.gateway.model.ConflictException;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Scope;
import org.anju.gateway.workorder.Health;
import org.anju.gateway.workorder.OrderState;
import org.anju.gateway.workorder.OrderTerms;
import org.anju.gateway.workorder.PartUse;
import org.anju.gateway.workorder.RepairStatus;
import org.anju.gateway.workorder.Verifier;
import org.anju.gateway.workorder.WorkOrder;
import org.anju.gateway.workorder.WorkOrderBook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work orders from the alert to the telemetry that closes them, on every database. */
abstract class WorkOrderContract {
    private static final double HOUR = 3_600;
    private static final String FAULT = "charger.ground_failure";
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

    private final RuleSet rules = Script.builtIn();
    private final OrderTerms terms = SampleTerms.of(rules::isRepair);
    private final MemoryJournal journal = new MemoryJournal();
    private final AlertJson json = new AlertJson(NAMES);
    private final ManualClock clock = new ManualClock(at(1));
    private Health health = new Health(true, 0);
    private boolean gone;
    private SqlStore store;
    private SqlAlerts alerts;
    private SqlMaintenance maintenance;
    private SqlWorkOrders book;
    private Verifier verifier;
    private AlertConsumer consumer;

    abstract String url();

    @BeforeEach
    void open() {
        store = SqlStore.open(url());
        alerts = new SqlAlerts(
                store, journal, new TestDesk(json, "manager"), json, terms, (alert, change) -> {}, this::now);
        maintenance = new SqlMaintenance(store, this::now, alerts::wake);
        book = new SqlWorkOrders(store, terms, this::now);
        StillRegister register = new StillRegister();
        verifier = new Verifier(
                new SqlOrderChecks(store),
                site -> gone ? Optional.empty() : Optional.of(health),
                new RepairStatus(register, register),
                terms,
                new WorkOrderMeters(new SimpleMeterRegistry()),
                clock);
        consumer = follow();
    }

    private AlertConsumer follow() {
        AlertConsumer started = new AlertConsumer(
                journal,
                rules,
                Places.NONE,
                alerts,
                new AlertMeters(new SimpleMeterRegistry()),
                System::nanoTime,
                this::now);
        started.start();
        return started;
    }

    @AfterEach
    void close() {
        consumer.close();
        store.close();
    }

    private long now() {
        return clock.millis();
    }

    private void passUntil(double second) {
        clock.advance(at(second) - clock.millis());
    }

    private void settle(Entry... entries) {
        journal.append(entries);
        Await.until("the engine has seen everything", () -> consumer.position() == journal.last());
    }

    private void breaks(double when) {
        passUntil(when);
        settle(happens(when, CHARGER, "GroundFailure"));
    }

    private void mends(double when) {
        passUntil(when);
        settle(happens(when, CHARGER, "NoError"));
    }

    private void verify(double when, double lastReport, boolean works) {
        passUntil(when);
        health = new Health(works, at(lastReport));
        verifier.run();
        assertEquals("", verifier.trouble());
    }

    private List<WorkOrder> all() {
        return found(Scope.CITY, null);
    }

    private List<WorkOrder> found(Scope scope, @Nullable String state) {
        return book.find(new WorkOrderBook.Query(scope, state, null, null, null, null, null, 100))
                .items();
    }

    private WorkOrder only() {
        assertEquals(1, all().size());
        return all().get(0);
    }

    private OrderState state() {
        return only().state();
    }

    private List<String> changes() {
        return book.steps(only().id()).stream()
                .map(step -> step.change().word())
                .toList();
    }

    private WorkOrder finish(double when) throws ConflictException {
        passUntil(when);
        return book.done(only().id(), null, "wang", "赵师傅", null, List.of());
    }

    @Test
    void anAlertOfSomethingToMendOpensOneOrderAndOthersNone() {
        breaks(1);
        settle(happens(2, GATE, "forced_open"));
        WorkOrder order = only();
        assertEquals(FAULT, order.trouble().rule());
        assertEquals("A1-C01", order.site().compound());
        assertEquals("charger", order.site().kind());
        assertEquals(at(1), order.progress().openedMs());
        assertEquals(at(1 + 2 * HOUR), order.progress().dueMs());
        assertEquals(List.of(order.trouble().alert()), book.alerts(order.id()));
    }

    @Test
    void readingTheJournalAgainOpensNothingTwice() {
        breaks(1);
        WorkOrder before = only();
        consumer.close();
        store.write(handle -> {
            handle.execute("delete from checkpoint");
            handle.execute("delete from engine_state");
            handle.execute("delete from engine_log");
            return handle.execute("delete from alert_transition");
        });
        consumer = follow();
        Await.until("everything was read again", () -> consumer.position() == journal.last());
        assertEquals(before, only());
        assertEquals(List.of("opened"), changes());
    }

    @Test
    void aTroubleThatShowsAgainBelongsToTheOrderItHas() throws Exception {
        breaks(1);
        String first = only().trouble().alert();
        mends(100);
        assertEquals(at(100), only().progress().overMs());
        breaks(200);
        assertEquals(2, only().progress().repeats());
        assertNull(only().progress().overMs());
        alerts.clear(String.valueOf(first), "wang", "real", null);
        breaks(300);
        assertEquals(3, only().progress().repeats());
        assertEquals(2, book.alerts(only().id()).size());
        assertEquals(List.of("opened", "recovered", "repeated", "repeated"), changes());
    }

    @Test
    void anAlertThatMeantNothingCancelsItsOrder() throws Exception {
        breaks(1);
        alerts.clear(String.valueOf(only().trouble().alert()), "wang", "false", null);
        assertEquals(OrderState.CANCELLED, state());
        assertEquals("wang", only().progress().closedBy());
        breaks(100);
        assertEquals(2, all().size());
    }

    @Test
    void maintenanceOpensNothingUntilItEndsWithTheTroubleStillThere() throws Exception {
        String window = maintenance
                .open("A1-C01", "", "", now(), at(10_000), "wang", "planned work")
                .id();
        breaks(10);
        assertEquals(List.of(), all());
        maintenance.end(window, "wang");
        passUntil(20);
        settle(tick(20));
        assertEquals(OrderState.OPEN, state());
        assertEquals(at(20), only().progress().openedMs());
    }

    @Test
    void onlyTelemetryAfterTheWorkVerifiesIt() throws Exception {
        breaks(1);
        passUntil(10);
        book.assign(only().id(), null, "wang", "赵师傅", "安居物业", "please");
        finish(100);
        verify(110, 109, true);
        assertEquals(OrderState.DONE, state(), "the alert is active");
        mends(120);
        verify(130, 99, true);
        assertEquals(OrderState.DONE, state(), "nothing was heard since");
        verify(140, 139, false);
        assertEquals(OrderState.DONE, state(), "it does not work");
        assertFalse(only().isUnverified(terms, at(139)));
        assertTrue(only().isUnverified(terms, at(100 + HOUR)));
        passUntil(100 + HOUR);
        assertEquals(1, found(Scope.CITY, "unverified").size());
        verify(150, 149, true);
        assertEquals(OrderState.VERIFIED, state());
        assertEquals(at(149), only().progress().backMs());
        verify(149 + 10 * HOUR, 149 + 10 * HOUR, true);
        assertEquals(OrderState.VERIFIED, state());
        verify(150 + 10 * HOUR, 0, true);
        assertEquals(OrderState.CLOSED, state());
        assertEquals(List.of("opened", "assigned", "done", "recovered", "verified", "closed"), changes());
        alerts.acknowledge(book.alerts(only().id()).get(0), "wang", null);
        breaks(151 + 10 * HOUR);
        assertEquals(OrderState.CLOSED, all().get(1).state());
        assertEquals(OrderState.OPEN, all().get(0).state(), "after so long it is another trouble");
    }

    @Test
    void aTroubleThatReturnsReopensTheOrder() throws Exception {
        breaks(1);
        book.assign(only().id(), null, "wang", "赵师傅", "", null);
        mends(50);
        finish(100);
        verify(110, 109, true);
        assertEquals(OrderState.VERIFIED, state());
        breaks(200);
        assertEquals(OrderState.ASSIGNED, state());
        assertEquals(1, only().progress().reopened());
        assertNull(only().progress().doneMs());
        assertNull(only().progress().backMs());
        finish(300);
        book.reopen(only().id(), null, "li", "still dark");
        assertEquals(OrderState.ASSIGNED, state());
        assertEquals(2, only().progress().reopened());
    }

    @Test
    void whatMendsItselfIsVerifiedAfterAWhile() {
        breaks(1);
        mends(50);
        verify(60, 59, true);
        assertEquals(OrderState.OPEN, state());
        verify(50 + HOUR / 2, 49 + HOUR / 2, true);
        assertEquals(OrderState.OPEN, state());
        verify(51 + HOUR / 2, 50 + HOUR / 2, true);
        assertEquals(OrderState.VERIFIED, state());
        assertNull(only().progress().doneMs());
    }

    @Test
    void whatIsRemovedNeedsNoRepair() {
        breaks(1);
        gone = true;
        verifier.run();
        assertEquals(OrderState.CANCELLED, state());
        assertEquals("removed", book.steps(only().id()).get(1).note());
    }

    @Test
    void twoPeopleAtOnceAreToldOfEachOther() throws Exception {
        breaks(1);
        String id = only().id();
        int seen = only().version();
        passUntil(20);
        book.assign(id, seen, "wang", "赵师傅", "", null);
        ConflictException beaten =
                assertThrows(ConflictException.class, () -> book.assign(id, seen, "li", "钱师傅", "", null));
        assertEquals("wang", beaten.by());
        assertEquals(at(20), beaten.atMs());
        finish(30);
        ConflictException late =
                assertThrows(ConflictException.class, () -> book.done(id, null, "li", "li", null, List.of()));
        assertEquals("wang", late.by());
        assertTrue(String.valueOf(late.getMessage()).contains("done"), late.getMessage());
        assertThrows(ConflictException.class, () -> book.close(id, null, "li"));
        assertThrows(NoSuchElementException.class, () -> book.note("wo-nothing", "li", "?"));
        book.note(id, "li", "ladder is at the gate");
        assertEquals(List.of("opened", "assigned", "done", "noted"), changes());
    }

    @Test
    void whatIsOverForLongEnoughIsDeletedWithEverythingAboutIt() throws Exception {
        breaks(1);
        book.done(only().id(), null, "wang", "wang", null, List.of(new PartUse("fuse", 1)));
        passUntil(5);
        book.cancel(only().id(), null, "wang", "test");
        SqlRetention retention = new SqlRetention(store, new SqlAudit(store), clock);
        assertEquals(0, retention.workOrders(at(5)).deleted());
        assertEquals(1, retention.workOrders(at(6)).deleted());
        assertEquals(List.of(), all());
    }
}
