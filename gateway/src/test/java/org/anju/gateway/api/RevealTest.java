package org.anju.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.gateway.audit.AuditEntry;
import org.anju.gateway.audit.AuditRow;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Severity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Looking at what is masked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevealTest {
    private static final String PLATE = "豫C12345";
    private static final String WHY = "{\"reason\":\"case 2026-118\"}";
    private static final String REVEAL = "/api/v1/alerts/al-1/reveal";
    private static final String EVENTS = "/api/v1/devices/A1-C1-camera-1/events";

    @TempDir
    static Path folder;

    private RunningApi api;

    @BeforeAll
    void start() throws Exception {
        api = new RunningApi(folder);
        api.alerts.raise("al-1", Severity.LEVEL_1, Category.FIRE, "A1-C1", "A1-C1-camera-1");
        api.alerts.keep("al-1", Map.of("plate", PLATE, "snapshot", "http://10.0.0.7/1.jpg"));
        Device camera = Objects.requireNonNull(api.estate.device("A1-C1-camera-1"));
        api.history.write(List.of(new DeviceEvent(camera, 1_000, 1_000, 0, "watchlist_match", Map.of("plate", PLATE))));
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private AuditEntry lastEntry() {
        List<AuditRow> rows = api.audit.after(0, 1_000);
        return rows.get(rows.size() - 1).entry();
    }

    @Test
    void thePoliceSeesThePlateForAReasonThatIsRecorded() {
        String police = api.token(Role.POLICE);
        assertFalse(api.get("/api/v1/alerts/al-1", police).body().contains(PLATE));
        assertFalse(api.get("/api/v1/alerts/al-1/evidence", police).body().contains("10.0.0.7"));
        JsonNode revealed = RunningApi.json(api.post(REVEAL, WHY, police));
        assertEquals(PLATE, revealed.at("/values/plate").asText());
        assertEquals("http://10.0.0.7/1.jpg", revealed.path("snapshot").asText());
        AuditEntry entry = lastEntry();
        assertEquals("police revealAlert al-1", entry.who() + " " + entry.action() + " " + entry.object());
        assertTrue(entry.detail().contains("case 2026-118"), entry.detail());

        assertFalse(api.get(EVENTS, police).body().contains(PLATE));
        String day = "{\"reason\":\"case 2026-118\",\"from\":0,\"to\":5000}";
        assertTrue(api.post(EVENTS + "/reveal", day, police).body().contains(PLATE));
        assertEquals("revealEvents", lastEntry().action());
        assertFalse(lastEntry().detail().contains(PLATE), "the trail does not repeat it");
    }

    @Test
    void withoutReasonOrRoleNothingIsShownAndTheAttemptIsRecorded() {
        for (String body : List.of("{}", "{\"reason\":\"x\"}")) {
            HttpResponse<String> refused = api.post(REVEAL, body, api.token(Role.ADMIN));
            assertEquals(400, refused.statusCode());
        }
        for (Role role : List.of(Role.SUPERVISOR, Role.TESTER)) {
            assertEquals(403, api.post(REVEAL, WHY, api.token(role)).statusCode());
            assertEquals(
                    role.word() + " revealAlert",
                    lastEntry().who() + " " + lastEntry().action());
        }
        String twoDays = "{\"reason\":\"case\",\"from\":0,\"to\":172800000}";
        assertEquals(
                400,
                api.post(EVENTS + "/reveal", twoDays, api.token(Role.ADMIN)).statusCode());
    }

    @Test
    void whoLooksTooOftenWaits() {
        String property = api.token(Role.PROPERTY);
        for (int i = 0; i < Reveals.MOST; i++) {
            assertEquals(200, api.post(REVEAL, WHY, property).statusCode());
        }
        HttpResponse<String> tooMany = api.post(REVEAL, WHY, property);
        assertEquals(429, tooMany.statusCode());
        assertEquals("3600", tooMany.headers().firstValue("Retry-After").orElseThrow());
        assertFalse(tooMany.body().contains(PLATE));
        assertTrue(lastEntry().detail().contains("429"));
        Reveals reveals = new Reveals(api.clock);
        for (int i = 0; i < Reveals.MOST; i++) {
            reveals.look("li");
        }
        api.clock.advance(Duration.ofHours(1).toMillis());
        reveals.look("li");
    }
}
