package org.anju.gateway.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.anju.gateway.api.SavedView;
import org.anju.gateway.api.SavedViews;
import org.anju.gateway.api.UserConflictException;
import org.junit.jupiter.api.Test;

/** Saved views on a SQL store that has none. */
interface SavedViewContract {
    SavedView FIRE = new SavedView("v1", "消防", Map.of("category", "fire", "severity", "2"), true);
    SavedView MINE = new SavedView("v2", "我的", Map.of("state", "mine"), false);

    SqlStore store();

    @Test
    default void aViewComesBackToItsUserOnly() {
        SavedViews views = new SqlSavedViews(store());
        views.put("wang", FIRE);
        views.put("wang", MINE);
        views.put("li", new SavedView("v1", "消防", Map.of(), false));
        assertEquals(Map.of("v1", FIRE, "v2", MINE), byId(views.of("wang")));
        assertEquals(List.of(new SavedView("v1", "消防", Map.of(), false)), views.of("li"));
        assertTrue(views.remove("li", "v1"));
        assertFalse(views.remove("li", "v1"));
        assertEquals(2, views.of("wang").size());
    }

    @Test
    default void aViewIsRenamedAndOnlyOneIsTheDefault() {
        SavedViews views = new SqlSavedViews(store());
        views.put("wang", FIRE);
        SavedView renamed = new SavedView("v2", "夜班", Map.of("state", "raised"), true);
        views.put("wang", MINE);
        views.put("wang", renamed);
        assertEquals(
                Map.of("v1", new SavedView("v1", "消防", FIRE.query(), false), "v2", renamed), byId(views.of("wang")));
    }

    @Test
    default void aNameIsTakenOnceAndTheNumberIsBounded() {
        SavedViews views = new SqlSavedViews(store());
        views.put("wang", FIRE);
        assertThrows(UserConflictException.class, () -> views.put("wang", new SavedView("v2", "消防", Map.of(), false)));
        for (int i = 1; i < SavedViews.MOST; i++) {
            views.put("wang", new SavedView("w" + i, "w" + i, Map.of(), false));
        }
        assertThrows(UserConflictException.class, () -> views.put("wang", MINE));
        views.put("wang", new SavedView("v1", "火警", FIRE.query(), true));
        assertEquals(SavedViews.MOST, views.of("wang").size());
    }

    private static Map<String, SavedView> byId(List<SavedView> views) {
        return views.stream().collect(Collectors.toMap(SavedView::id, view -> view));
    }
}
