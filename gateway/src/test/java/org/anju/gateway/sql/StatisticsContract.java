package org.anju.gateway.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.anju.gateway.api.AlertStatistics;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every SQL store gives to statistics; each test gets an empty one. */
interface StatisticsContract {
    Set<Category> ALL = EnumSet.allOf(Category.class);

    SqlStore store();

    private List<String> compounds(Scope scope, Set<Category> categories, @Nullable String compound) {
        List<String> found = new ArrayList<>();
        new SqlAlertStatistics(store())
                .each(
                        new AlertStatistics.Wanted(scope, categories, null, compound, 100, 1_000),
                        100,
                        row -> found.add(row.compound()));
        return found;
    }

    private void three() {
        CountedAlerts.add(store(), "a", "C1", "fire", 100);
        CountedAlerts.add(store(), "b", "C2", "facility", 200);
        CountedAlerts.add(store(), "c", "C1", "fire", 1_000);
    }

    @Test
    default void theRangeIncludesItsStartAndNotItsEnd() {
        three();
        assertEquals(List.of("C2", "C1"), compounds(Scope.CITY, ALL, null));
        assertEquals(List.of("C1"), compounds(Scope.CITY, ALL, "C1"));
    }

    @Test
    default void testAlertsAreNotCounted() {
        three();
        store().write(handle -> handle.execute("update alert set rule = 'compound.test_alert' where id = 'a'"));
        assertEquals(List.of("C2"), compounds(Scope.CITY, ALL, null));
    }

    @Test
    default void nobodyCountsWhatTheyMayNotSee() {
        three();
        assertEquals(List.of("C1"), compounds(new Scope(false, Set.of(), Set.of("C1")), ALL, null));
        assertEquals(List.of("C2", "C1"), compounds(new Scope(false, Set.of("A1"), Set.of()), ALL, null));
        assertEquals(List.of(), compounds(new Scope(false, Set.of(), Set.of()), ALL, null));
        assertEquals(List.of("C1"), compounds(Scope.CITY, EnumSet.of(Category.FIRE), null));
    }

    @Test
    default void itSaysWhenThereAreMoreThanItMayRead() {
        three();
        AlertStatistics statistics = new SqlAlertStatistics(store());
        List<AlertStatistics.Row> rows = new ArrayList<>();
        var wanted = new AlertStatistics.Wanted(Scope.CITY, ALL, null, null, 0, 2_000);
        assertTrue(statistics.each(wanted, 2, rows::add));
        assertEquals(2, rows.size());
        assertNull(rows.get(0).acknowledgedMs());
        assertFalse(statistics.each(wanted, 3, rows::add));
    }
}
