package org.anju.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.anju.gateway.fake.Await;
import org.anju.gateway.fake.SampleEstate;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Severity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResourcesTest {
    @TempDir
    static Path folder;

    private RunningApi api;
    private String admin;
    private Device camera;

    @BeforeAll
    void start() throws Exception {
        api = new RunningApi(folder);
        admin = api.token(Role.ADMIN);
        camera = api.estate.devicesOf("A1-C1").get(0);
    }

    @AfterAll
    void stop() throws Exception {
        api.close();
    }

    private JsonNode get(String path) {
        HttpResponse<String> response = api.get(path, admin);
        assertEquals(200, response.statusCode(), response.body());
        return RunningApi.json(response);
    }

    @Test
    void aDeviceShowsPresenceAndLatestValues() {
        long now = api.clock.millis();
        api.journal.append(
                new Presence(camera, now, PresenceState.ONLINE, 7, "connected"),
                SampleEstate.temperature(camera, now, 41.2));
        Await.until("the view has it", () -> api.live.position() == api.journal.last());
        JsonNode device = get("/api/v1/devices/A1-C1-camera-1");
        assertEquals("online", device.at("/presence/state").asText());
        assertEquals(41.2, device.at("/values/temperature_c/value").asDouble());
        assertEquals(now, device.at("/values/temperature_c/tsMs").asLong());
        assertFalse(device.path("values").has("recording"), "a field never seen is absent");
        assertEquals(1, get("/api/v1/devices?presence=online").path("items").size());
        assertEquals(1, get("/api/v1/compounds/A1-C1").at("/presence/online").asInt());
    }

    @Test
    void pagesOfDevicesFollowEachOtherWithoutGapOrOverlap() {
        JsonNode first = get("/api/v1/devices?limit=4");
        JsonNode second =
                get("/api/v1/devices?limit=4&cursor=" + first.path("next").asText());
        assertEquals(4, first.path("items").size());
        assertEquals(2, second.path("items").size());
        assertFalse(second.has("next"));
        assertEquals("A2-C1-camera-2", second.at("/items/1/id").asText());
        assertEquals(2, get("/api/v1/devices?q=a1-c2").path("items").size());
    }

    @Test
    void historyGivesRowsAndRefusesWhatWouldBeTooMuch() {
        long now = api.clock.millis();
        Device other = api.estate.devicesOf("A2-C1").get(0);
        api.history.write(List.of(SampleEstate.temperature(other, now - 10, 20)));
        JsonNode history = get("/api/v1/devices/A2-C1-camera-1/history?fields=temperature_c");
        assertEquals("[\"ts\",\"temperature_c\"]", history.path("columns").toString());
        assertEquals("[[" + (now - 10) + ",20.0]]", history.path("rows").toString());

        HttpResponse<String> tooMuch =
                api.get("/api/v1/devices/A2-C1-camera-1/history?every=1s&from=0&to=" + now, admin);
        assertEquals(400, tooMuch.statusCode());
        String remedy = RunningApi.json(tooMuch).path("detail").asText().replaceAll(".*use every=(\\w+) .*", "$1");
        assertEquals(
                200,
                api.get("/api/v1/devices/A2-C1-camera-1/history?from=0&to=" + now + "&every=" + remedy, admin)
                        .statusCode(),
                remedy);
        HttpResponse<String> unknown = api.get("/api/v1/devices/A2-C1-camera-1/history?fields=nonsense", admin);
        assertTrue(unknown.body().contains("temperature_c"), unknown.body());
        assertEquals(
                400,
                api.get("/api/v1/devices/A2-C1-camera-1/history?from=5&to=5", admin)
                        .statusCode());
        assertEquals(
                400,
                api.get("/api/v1/devices/A2-C1-camera-1/history?every=5y", admin)
                        .statusCode());
    }

    @Test
    void aStoreThatIsAwayIsSaidWithTheTimeToComeBack() {
        api.history.away(true);
        HttpResponse<String> response = api.get("/api/v1/devices/A1-C1-camera-1/history", admin);
        api.history.away(false);
        assertEquals(503, response.statusCode());
        assertEquals("5", response.headers().firstValue("Retry-After").orElse(""));
    }

    @Test
    void personalDataOfEventsIsMasked() {
        api.history.write(List.of(
                new DeviceEvent(camera, 1, 2, 1, "watchlist_match", Map.of("plate", "豫C12345", "reason", "stolen"))));
        JsonNode event = get("/api/v1/devices/A1-C1-camera-1/events").get(0);
        assertEquals("豫*****5", event.at("/data/plate").asText());
        assertEquals("stolen", event.at("/data/reason").asText());
        assertEquals("[\"late\"]", event.path("quality").toString());
    }

    @Test
    void theSecondToAcknowledgeLearnsWhoWasFirst() {
        api.alerts.raise("al-9", Severity.LEVEL_2, Category.SECURITY, "A1-C1", "A1-C1-camera-1");
        String path = "/api/v1/alerts/al-9/acknowledge";
        HttpResponse<String> first = api.post(path, "{\"note\":\"on my way\"}", api.token(Role.PROPERTY));
        assertEquals("acknowledged", RunningApi.json(first).path("state").asText());
        HttpResponse<String> second = api.post(path, "", admin);
        assertEquals(409, second.statusCode());
        assertEquals("property", RunningApi.json(second).path("by").asText());
        assertEquals(2_000, RunningApi.json(second).path("atMs").asLong());
        JsonNode detail = get("/api/v1/alerts/al-9");
        assertEquals("re-foreign", detail.at("/deliveries/0/recipient").asText());
        assertEquals("raised", detail.at("/transitions/0/change").asText());
        assertEquals(404, api.post("/api/v1/alerts/none/acknowledge", "", admin).statusCode());
        assertEquals(400, api.get("/api/v1/alerts?cursor=bogus", admin).statusCode());
    }

    @Test
    void deadLettersComeNewestFirstInPages() {
        for (int i = 0; i < 5; i++) {
            api.deadLetters.add(List.of(new DeadLetter(i, "d" + i % 2, "t", "not_json", "detail", "<script>", 8)));
        }
        JsonNode first = get("/api/v1/dead-letters?limit=2&reason=not_json");
        JsonNode second = get("/api/v1/dead-letters?limit=2&reason=not_json&cursor="
                + first.path("next").asText());
        assertEquals(4, first.at("/items/0/receivedMs").asLong());
        assertEquals(2, second.at("/items/0/receivedMs").asLong());
        assertEquals(2, get("/api/v1/dead-letters?device=d1").path("items").size());
        assertEquals(400, api.get("/api/v1/dead-letters?cursor=bogus", admin).statusCode());
    }

    @Test
    void aRegisterIsTakenAsJsonOrCsvAndRefusedRowsAreAnswered() {
        HttpResponse<String> csv =
                api.send(api.request("POST", "/api/v1/estate/import?dryRun=true", "id,kind\n1,camera")
                        .setHeader("Content-Type", "text/csv; charset=utf-8")
                        .header("Authorization", "Bearer " + admin));
        assertEquals(200, csv.statusCode(), csv.body());
        assertEquals("text/csv 16 true false", api.imported.get(api.imported.size() - 1));
        assertEquals(422, api.post("/api/v1/estate/import", "bad", admin).statusCode());
        HttpResponse<String> xml = api.send(api.request("POST", "/api/v1/estate/import", "<x/>")
                .setHeader("Content-Type", "text/xml")
                .header("Authorization", "Bearer " + admin));
        assertEquals(415, xml.statusCode());
        String large = "x".repeat(300_000);
        assertEquals(200, api.post("/api/v1/estate/import", large, admin).statusCode());
    }

    @Test
    void bodiesHaveALimit() {
        String note = "{\"note\":\"" + "x".repeat(70_000) + "\"}";
        HttpResponse<String> response = api.post("/api/v1/alerts/al-9/acknowledge", note, admin);
        assertEquals(413, response.statusCode());
        assertEquals("too_large", RunningApi.json(response).path("code").asText());
    }

    @Test
    void watchersSeeHealthAndMetrics() {
        assertEquals(200, api.get("/health/live", "x").statusCode());
        assertEquals("ready", get("/health/ready").path("status").asText());
        api.trouble = "The disk is full: free some space.";
        HttpResponse<String> troubled = api.get("/health/ready", "x");
        api.trouble = "";
        assertEquals(503, troubled.statusCode());
        assertTrue(troubled.body().contains("free some space"));
        get("/api/v1/areas");
        String metrics = api.get("/metrics", "x").body();
        assertTrue(metrics.contains("anju_api_requests_seconds_count{operation=\"listAreas\""), metrics);
    }

    @Test
    void profilesNameFieldsAndWhatIsPersonal() {
        JsonNode profile = get("/api/v1/profiles").get(0);
        assertEquals("temperature_c", profile.at("/fields/0/name").asText());
        assertFalse(profile.at("/fields/0").has("max"), "no bound is no number");
    }
}
