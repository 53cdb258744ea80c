package org.anju.gateway.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.fake.SampleTerms;
import org.anju.gateway.model.ConflictException;
import org.anju.gateway.model.Scope;
import org.anju.gateway.model.Severity;
import org.anju.gateway.workorder.PartUse;
import org.anju.gateway.workorder.RepairRecords;
import org.anju.gateway.workorder.Site;
import org.anju.gateway.workorder.WorkOrder;
import org.anju.gateway.workorder.WorkOrderBook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Work orders that people open, lists and parts, on every database; each test gets an empty one. */
interface WorkOrderBookContract {
    SqlStore store();

    private static SqlWorkOrders book(SqlStore store, ManualClock clock) {
        return new SqlWorkOrders(store, SampleTerms.NONE, clock::millis);
    }

    private static List<WorkOrder> found(SqlWorkOrders book, Scope scope, @Nullable String state) {
        return book.find(new WorkOrderBook.Query(scope, state, null, null, null, null, null, 100))
                .items();
    }

    private static Site site(String compound, String device) {
        return new Site("A1", compound, device, "camera", "海康", "DS-1", "安居物业", true);
    }

    @Test
    default void oneOrderByHandIsPendingForADeviceAtATime() throws Exception {
        ManualClock clock = new ManualClock(1_700_000_000_000L);
        SqlWorkOrders book = book(store(), clock);
        WorkOrder first = book.open(site("A1-C01", "c1"), "支架松动", Severity.LEVEL_3, "wang", "at the top");
        assertEquals(Optional.of(first), book.get(first.id()));
        ConflictException twice = assertThrows(
                ConflictException.class, () -> book.open(site("A1-C01", "c1"), "again", Severity.LEVEL_4, "li", null));
        assertEquals("wang", twice.by());
        assertTrue(String.valueOf(twice.getMessage()).contains(first.id()));
        book.cancel(first.id(), null, "wang", "fell out of use");
        assertNotEquals(
                first.id(),
                book.open(site("A1-C01", "c1"), "again", Severity.LEVEL_4, "li", null)
                        .id());
    }

    @Test
    default void nobodySeesOrCountsWhatIsNotTheirs() throws Exception {
        ManualClock clock = new ManualClock(1_700_000_000_000L);
        SqlWorkOrders book = book(store(), clock);
        book.open(site("A1-C01", "c1"), "支架", Severity.LEVEL_1, "wang", null);
        book.open(site("A1-C02", "c2"), "电源", Severity.LEVEL_4, "wang", null);
        Scope own = new Scope(false, Set.of(), Set.of("A1-C02"));
        assertEquals(1, found(book, own, null).size());
        assertEquals(0, found(book, new Scope(false, Set.of(), Set.of()), null).size());
        clock.advance(2 * 3_600_000);
        assertEquals(1, found(book, Scope.CITY, "overdue").size());
        var query = new WorkOrderBook.Query(Scope.CITY, "open", null, null, null, null, null, 1);
        assertEquals(Map.of("open", 2), book.counts(query).byState());
        assertEquals(1, book.counts(query).overdue());
        WorkOrderBook.Page page = book.find(query);
        var rest = new WorkOrderBook.Query(Scope.CITY, "open", null, null, null, null, page.next(), 1);
        assertNotEquals(page.items(), book.find(rest).items());
        assertNull(book.find(rest).next());
        assertThrows(
                IllegalArgumentException.class,
                () -> book.find(new WorkOrderBook.Query(Scope.CITY, null, null, null, null, null, "x", 1)));
    }

    @Test
    default void partsAreCountedUnderOneSpelling() throws Exception {
        ManualClock clock = new ManualClock(1_700_000_000_000L);
        SqlWorkOrders book = book(store(), clock);
        String id = book.open(site("A1-C01", "c1"), "电源", Severity.LEVEL_3, "wang", null)
                .id();
        book.done(
                id,
                null,
                "wang",
                "wang",
                null,
                List.of(new PartUse("Power supply", 1), new PartUse(" POWER-SUPPLY ", 2), new PartUse("ＲＪ４５ 水晶头", 4)));
        assertEquals(List.of(new PartUse("Power supply", 3), new PartUse("RJ45 水晶头", 4)), book.parts(id));
        assertEquals(List.of("RJ45 水晶头", "Power supply"), book.knownParts("camera", 5));
        assertEquals(List.of(), book.knownParts("lamp", 5));
        assertEquals(2, book.knownParts(null, 5).size());
        RepairRecords records = new SqlRepairRecords(store());
        var wanted = new RepairRecords.Wanted(Scope.CITY, null, null, 0, clock.millis() + 1);
        assertEquals(
                new RepairRecords.PartCount("RJ45 水晶头", "camera", "海康", "DS-1", 4, 1),
                records.parts(wanted, 10).get(0));
        assertTrue(records.parts(new RepairRecords.Wanted(Scope.CITY, null, null, 0, clock.millis()), 10)
                .isEmpty());
        assertThrows(IllegalArgumentException.class, () -> new PartUse("  ", 1));
        assertThrows(IllegalArgumentException.class, () -> new PartUse("x", 0));
    }
}
