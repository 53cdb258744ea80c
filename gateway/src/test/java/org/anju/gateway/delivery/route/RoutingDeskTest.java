package org.anju.gateway.delivery.route;

import static org.anju.gateway.delivery.Alerts.alert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.anju.gateway.config.RoutingReader;
import org.anju.gateway.delivery.route.BookStore.Part;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Category;
import org.anju.gateway.sql.SqlRouting;
import org.anju.gateway.sql.SqlStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutingDeskTest {
    private static final Alert ALERT = alert(Category.FIRE, 1, "A1", "A1-C01");

    @TempDir
    Path folder;

    private SqlStore store;

    @BeforeEach
    void open() {
        store = SqlStore.open("jdbc:sqlite:" + folder.resolve("anju.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private RoutingDesk desk(Set<String> recipients, String... toBureau) {
        Route route = new Route("all", List.of(toBureau), Match.ALL, Hours.ALWAYS, true);
        return RoutingDesk.open(
                new RoutingBook(0, ZoneOffset.UTC, Map.of("all", route), Map.of(), Map.of()),
                recipients,
                new SqlRouting(store),
                new RoutingReader(),
                Clock.systemUTC());
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void whatIsEditedStandsAboveTheFileUntilItIsTakenBack() throws Exception {
        RoutingDesk desk = desk(Set.of("bureau", "manager"), "bureau");
        assertEquals(1, desk.book().version());
        assertEquals(List.of(), desk.put(Part.ROUTES, "all", json("{\"to\":[\"manager\"]}"), "li"));
        assertEquals(List.of("manager"), desk.book().recipients(ALERT, 0));
        assertEquals(2, desk.book().version());
        assertEquals("li", desk.version().changedBy());

        RoutingDesk again = desk(Set.of("bureau", "manager"), "bureau");
        assertEquals(2, again.book().version());
        assertTrue(again.isEdited(Part.ROUTES, "all"));
        assertEquals(List.of("manager"), again.book().recipients(ALERT, 0));
        assertEquals(List.of("bureau"), again.book(1).orElseThrow().recipients(ALERT, 0));
        assertEquals(List.of(), again.reset(Part.ROUTES, "all", "li"));
        assertEquals(List.of("bureau"), again.book().recipients(ALERT, 0));
        assertThrows(NoSuchElementException.class, () -> again.reset(Part.ROUTES, "all", "li"));
    }

    @Test
    void aMistakeChangesNothing() throws Exception {
        RoutingDesk desk = desk(Set.of("bureau"), "bureau");
        assertEquals(
                1,
                desk.put(Part.ROUTES, "all", json("{\"to\":[\"buraeu\"]}"), "li")
                        .size());
        assertEquals(
                1,
                desk.put(Part.ROSTERS, "g", json("{\"otherwise\":[\"nobody\"]}"), "li")
                        .size());
        assertEquals(1, desk.book().version());
        assertEquals(List.of(), desk.put(Part.ROSTERS, "g", json("{\"otherwise\":[\"bureau\"]}"), "li"));
        assertEquals(List.of(), desk.put(Part.ROUTES, "r", json("{\"to\":[\"g\"]}"), "li"));
        assertEquals(1, desk.reset(Part.ROSTERS, "g", "li").size(), "a route still needs it");
    }

    @Test
    void editsRestWhileTheFileKnowsSomebodyTheyNameNoMore() throws Exception {
        desk(Set.of("bureau", "manager"), "bureau").put(Part.ROUTES, "r", json("{\"to\":[\"manager\"]}"), "li");
        RoutingDesk without = desk(Set.of("bureau"), "bureau");
        assertEquals(List.of("bureau"), without.book().recipients(ALERT, 0));
        assertFalse(without.isEdited(Part.ROUTES, "r"));
        RoutingDesk with = desk(Set.of("bureau", "manager"), "bureau");
        assertEquals(List.of("bureau", "manager"), with.book().recipients(ALERT, 0));
    }
}
