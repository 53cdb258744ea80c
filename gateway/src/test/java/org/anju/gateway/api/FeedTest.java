package org.anju.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.delivery.Eventually;
import org.anju.gateway.delivery.format.MessageSchema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bureau's side: fetch from any number, wait for what comes, say what became of it. */
class FeedTest {
    private static final String FEED = "/api/v1/feeds/re-own/alerts";
    private static final String RECEIPTS = "/api/v1/feeds/re-own/receipts";

    @TempDir
    Path folder;

    private RunningApi api;
    private String police;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(folder);
        police = api.token(Role.POLICE);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private JsonNode get(String path) {
        HttpResponse<String> answer = api.get(path, police);
        assertEquals(200, answer.statusCode(), answer.body());
        return RunningApi.json(answer);
    }

    @Test
    void theSchemasAreServed() {
        for (String name : List.of("alert-message.schema.json", "feed-page.schema.json")) {
            HttpResponse<String> answer = api.get("/api/" + name, police);
            assertEquals(200, answer.statusCode());
            assertEquals(MessageSchema.schema(name), new JsonObject(answer.body()));
        }
    }

    private static List<Long> sequences(JsonNode page) {
        return page.path("items").findValues("sequence").stream()
                .map(JsonNode::asLong)
                .distinct()
                .toList();
    }

    @Test
    void replaysFromAnyNumber() {
        assertEquals(List.of(1L, 2L, 3L), sequences(get(FEED)));
        assertEquals(List.of(3L), sequences(get(FEED + "?after=2")));
        assertEquals(List.of(1L), sequences(get(FEED + "?limit=1")));
        assertEquals(3, get(FEED).path("next").asLong());
        assertEquals(3, get(FEED + "?after=1").path("highest").asLong());
        assertEquals(List.of(), sequences(get(FEED + "?after=3")));
        assertFalse(get(FEED).has("gap"));
    }

    @Test
    void whatIsAskedBeyondCountsAsDelivered() {
        get(FEED + "?after=2");
        JsonNode page = get(FEED);
        assertEquals("delivered", page.at("/items/0/state").asText());
        assertEquals("delivered", page.at("/items/1/state").asText());
        assertEquals("queued", page.at("/items/2/state").asText());
    }

    @Test
    void aNumberTheLedgerDoesNotReachIsAnError() {
        HttpResponse<String> answer = api.get(FEED + "?after=4", police);
        assertEquals(409, answer.statusCode());
        assertEquals("feed_behind", RunningApi.json(answer).path("code").asText());
    }

    @Test
    void waitsWithoutAThreadUntilTheBellRings() throws Exception {
        CompletableFuture<HttpResponse<String>> waiting =
                CompletableFuture.supplyAsync(() -> api.get(FEED + "?after=3&wait=20", police));
        Eventually.until("it waits", () -> api.bell.waiting() == 1);
        api.bell.ring();
        Eventually.until("it waits again, for there was nothing", () -> api.bell.waiting() == 1);
        assertFalse(waiting.isDone());
        api.queue("re-own", "al-new");
        api.bell.ring();
        assertEquals(List.of(4L), sequences(RunningApi.json(waiting.get(10, TimeUnit.SECONDS))));
        assertEquals(0, api.bell.waiting());
    }

    @Test
    void nobodyReadsTheFeedOfOthers() {
        assertEquals(404, api.get("/api/v1/feeds/re-foreign/alerts", police).statusCode());
        assertEquals(404, api.get("/api/v1/feeds/nobody/alerts", police).statusCode());
    }

    private HttpResponse<String> receipt(String body) {
        return api.post(RECEIPTS, body, police);
    }

    @Test
    void aReceiptIsTakenOnceAndTheSecondLearnsWhoWasFirst() {
        HttpResponse<String> first = receipt("{\"sequence\":1,\"disposition\":\"handled\",\"officer\":\"王警官\"}");
        assertEquals(200, first.statusCode(), first.body());
        assertEquals(
                200,
                receipt("{\"sequence\":1,\"disposition\":\"handled\",\"officer\":\"王警官\"}")
                        .statusCode());
        HttpResponse<String> second = receipt("{\"sequence\":1,\"disposition\":\"false_alarm\"}");
        assertEquals(409, second.statusCode());
        assertEquals("王警官", RunningApi.json(second).path("by").asText());
        assertEquals("handled", get(FEED).at("/items/0/state").asText());
    }

    @Test
    void aReceiptForAnUnknownAlertIsRefused() {
        assertEquals(
                404,
                receipt("{\"alert\":\"never\",\"disposition\":\"received\"}").statusCode());
        assertEquals(
                404, receipt("{\"sequence\":99,\"disposition\":\"received\"}").statusCode());
        assertEquals(400, receipt("{\"disposition\":\"received\"}").statusCode());
        assertEquals(400, receipt("{\"sequence\":1,\"disposition\":\"seen\"}").statusCode());
    }

    private int signed(String secret, String id, long seconds, String body) throws Exception {
        return api.send(api.request("POST", "/api/v1/feeds/re-own/signed-receipts", body)
                        .header("webhook-id", id)
                        .header("webhook-timestamp", Long.toString(seconds))
                        .header("webhook-signature", new Webhook(secret).sign(id, seconds, body)))
                .statusCode();
    }

    @Test
    void aSignedReceiptNeedsNoAccountAndAForgedOneIsRefused() throws Exception {
        long now = api.clock.instant().getEpochSecond();
        String body = "{\"sequence\":2,\"disposition\":\"received\"}";
        assertEquals(401, signed("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "m1", now, body));
        assertEquals(401, signed(RunningApi.SIGNING_SECRET, "m1", now - 301, body));
        assertEquals("queued", get(FEED).at("/items/1/state").asText());
        assertEquals(200, signed(RunningApi.SIGNING_SECRET, "m1", now, body));
        assertEquals(200, signed(RunningApi.SIGNING_SECRET, "m1", now, body));
        assertEquals("received", get(FEED).at("/items/1/state").asText());
        assertTrue(api.post("/api/v1/feeds/nobody/signed-receipts", body, "").statusCode() == 401);
    }
}
