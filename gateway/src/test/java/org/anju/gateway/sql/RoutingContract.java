package org.anju.gateway.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.gateway.delivery.route.BookStore;
import org.anju.gateway.delivery.route.BookStore.Edit;
import org.anju.gateway.delivery.route.BookStore.Part;
import org.anju.gateway.delivery.route.BookStore.Version;
import org.junit.jupiter.api.Test;

/** The routing book on an empty SQL store. */
interface RoutingContract {
    SqlStore store();

    @Test
    default void everyVersionIsKeptAndTheLastStands() {
        BookStore book = new SqlRouting(store());
        assertEquals(Optional.empty(), book.latest());
        Version first = new Version(1, 5, "file", "{}");
        Version second = new Version(2, 6, "li", "{\"routes\":{\"夜间\":{}}}");
        book.save(first, null);
        book.save(second, new Edit(Part.ROUTES, "夜间", "{\"to\":[\"bureau\"]}"));
        assertEquals(Optional.of(second), book.latest());
        assertEquals(Optional.of(first), book.version(1));
        assertEquals(Optional.empty(), book.version(3));
        assertEquals(List.of(), book.decisions("al-1"));
    }

    @Test
    default void anEditIsReplacedAndTakenBack() {
        BookStore book = new SqlRouting(store());
        book.save(new Version(1, 1, "li", "{}"), new Edit(Part.ROUTES, "all", "{\"a\":1}"));
        book.save(new Version(2, 2, "li", "{}"), new Edit(Part.ROSTERS, "all", "{}"));
        book.save(new Version(3, 3, "li", "{}"), new Edit(Part.ROUTES, "all", "{\"a\":2}"));
        assertEquals(Map.of(Part.ROUTES, Map.of("all", "{\"a\":2}"), Part.ROSTERS, Map.of("all", "{}")), book.edits());
        book.save(new Version(4, 4, "li", "{}"), new Edit(Part.ROUTES, "all", null));
        assertEquals(Map.of(Part.ROSTERS, Map.of("all", "{}")), book.edits());
    }

    @Test
    default void aVersionNumberTakenLeavesTheEditsAsTheyWere() {
        BookStore book = new SqlRouting(store());
        book.save(new Version(1, 1, "li", "{}"), new Edit(Part.ROUTES, "all", "{\"a\":1}"));
        assertThrows(
                RuntimeException.class,
                () -> book.save(new Version(1, 2, "wang", "{}"), new Edit(Part.ROUTES, "all", "{\"a\":2}")));
        assertEquals(Map.of(Part.ROUTES, Map.of("all", "{\"a\":1}")), book.edits());
        assertEquals("li", book.latest().orElseThrow().changedBy());
    }
}
