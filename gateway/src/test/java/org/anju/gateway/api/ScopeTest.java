package org.anju.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Scope;
import org.anju.gateway.model.Severity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A property company has compound A1-C1 and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeTest {
    @TempDir
    static Path folder;

    private RunningApi api;
    private String property;

    @BeforeAll
    void start() throws Exception {
        api = new RunningApi(folder);
        property = api.token(Role.PROPERTY);
        api.alerts.raise("own", Severity.LEVEL_1, Category.FIRE, "A1-C1", "A1-C1-camera-1");
        api.alerts.raise("facility", Severity.LEVEL_4, Category.FACILITY, "A1-C1", "A1-C1-camera-1");
        api.alerts.raise("foreign", Severity.LEVEL_2, Category.SECURITY, "A1-C2", "A1-C2-camera-1");
    }

    @AfterAll
    void stop() throws Exception {
        api.close();
    }

    private List<String> ids(JsonNode array) {
        List<String> ids = new ArrayList<>();
        array.forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private JsonNode get(String path, String token) {
        return RunningApi.json(api.get(path, token));
    }

    @Test
    void listsShowOnlyWhatIsInScope() {
        assertEquals(List.of("A1"), ids(get("/api/v1/areas", property)));
        assertEquals(1, get("/api/v1/areas", property).at("/0/compounds").asInt());
        assertEquals(List.of("A1-C1"), ids(get("/api/v1/compounds", property)));
        assertEquals(
                List.of("A1-C1-camera-1", "A1-C1-camera-2"),
                ids(get("/api/v1/devices", property).path("items")));
        assertEquals(
                List.of("own", "facility"), ids(get("/api/v1/alerts", property).path("items")));
        assertEquals(2, get("/api/v1/overview", property).path("devices").asInt());
        assertEquals(
                2, get("/api/v1/overview", property).at("/presence/unknown").asInt());
        assertEquals(
                2,
                get("/api/v1/alerts/summary", property).path("unacknowledged").asInt());
    }

    @Test
    void aFilterNeverReachesBeyondTheScope() {
        assertEquals(List.of(), ids(get("/api/v1/compounds?area=A2", property)));
        assertEquals(
                List.of(), ids(get("/api/v1/devices?compound=A1-C2", property).path("items")));
        assertEquals(
                List.of(), ids(get("/api/v1/alerts?compound=A1-C2", property).path("items")));
    }

    @Test
    void foreignObjectsAreAnsweredLikeThoseThatDoNotExist() {
        for (String path : List.of(
                "/api/v1/compounds/%s",
                "/api/v1/devices/%s", "/api/v1/devices/%s/history", "/api/v1/devices/%s/events", "/api/v1/alerts/%s")) {
            String foreign =
                    path.contains("compounds") ? "A1-C2" : path.contains("alerts") ? "foreign" : "A1-C2-camera-1";
            var hidden = api.get(path.formatted(foreign), property);
            var missing = api.get(path.formatted("nothing"), property);
            assertEquals(404, hidden.statusCode(), path);
            assertEquals(
                    missing.body().replace("nothing", "X"),
                    hidden.body().replace(foreign, "X"),
                    "no difference to tell");
            assertEquals(
                    200, api.get(path.formatted(foreign), api.token(Role.ADMIN)).statusCode(), path);
        }
        assertEquals(
                404,
                api.post("/api/v1/alerts/foreign/acknowledge", "", property).statusCode());
        assertEquals(
                404,
                api.post("/api/v1/alerts/foreign/clear", "{\"reason\":\"real\"}", property)
                        .statusCode());
    }

    @Test
    void thePoliceSeesNoFacilityAlerts() {
        String police = api.token(Role.POLICE);
        assertEquals(
                List.of("own", "foreign"), ids(get("/api/v1/alerts", police).path("items")));
        assertEquals(404, api.get("/api/v1/alerts/facility", police).statusCode());
    }

    @Test
    void aTesterOfOneAreaSeesNoDeadLettersOfAnother() {
        api.users.create(
                new Account("partial", Role.TESTER, new Scope(false, Set.of("A1"), Set.of())), RunningApi.PASSWORD);
        api.deadLetters.add(List.of(new DeadLetter(1, "stranger", "t", "unknown_device", "d", "e", 1)));
        String token = api.users.createToken("partial", "t", Duration.ofHours(1));
        assertFalse(get("/api/v1/dead-letters", token).toString().contains("stranger"));
        assertEquals(
                1,
                get("/api/v1/dead-letters", api.token(Role.ADMIN)).path("items").size());
    }
}
