package org.anju.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.anju.gateway.audit.AuditQuery;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Scope;
import org.anju.gateway.model.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator at work with users and tokens. */
class UserResourceTest {
    @TempDir
    Path folder;

    private RunningApi api;
    private String admin;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(folder);
        admin = api.token(Role.ADMIN);
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return api.send(api.request(method, path, body).header("Authorization", "Bearer " + admin));
    }

    private static String cookie(HttpResponse<String> response) {
        String set = response.headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    private HttpResponse<String> asPage(HttpResponse<String> session, String method, String path, String body) {
        return api.send(api.request(method, path, body)
                .header("Cookie", cookie(session))
                .header(
                        "X-Anju-Csrf",
                        RunningApi.json(session).path("csrfToken").asText()));
    }

    @Test
    void aNewUserMustChooseAPasswordBeforeAnythingElse() {
        HttpResponse<String> created = send(
                "POST",
                "/api/v1/users",
                "{\"username\":\"wang\",\"fullName\":\"王\",\"role\":\"property\",\"compounds\":[\"A1-C1\"]}");
        assertEquals(201, created.statusCode(), created.body());
        String made = RunningApi.json(created).path("password").asText();
        assertFalse(send("GET", "/api/v1/users/wang", "").body().contains(made));

        HttpResponse<String> session = api.signIn("wang", made);
        assertTrue(RunningApi.json(session).path("mustChangePassword").asBoolean());
        HttpResponse<String> early = asPage(session, "GET", "/api/v1/compounds", "");
        assertEquals(403, early.statusCode());
        assertEquals(
                "password_change_required", RunningApi.json(early).path("code").asText());
        String change = "{\"current\":\"%s\",\"password\":\"%s\"}";
        assertEquals(
                401,
                asPage(session, "POST", "/api/v1/session/password", change.formatted("wrong wrong", "a new password"))
                        .statusCode());
        assertEquals(
                400,
                asPage(session, "POST", "/api/v1/session/password", change.formatted(made, made))
                        .statusCode());
        HttpResponse<String> changed =
                asPage(session, "POST", "/api/v1/session/password", change.formatted(made, "a new password"));
        assertEquals(200, changed.statusCode(), changed.body());
        assertEquals(401, asPage(session, "GET", "/api/v1/session", "").statusCode(), "the old session is gone");
        assertEquals(200, asPage(changed, "GET", "/api/v1/compounds", "").statusCode());
        assertEquals(200, api.signIn("wang", "a new password").statusCode());
    }

    @Test
    void badUsersAreRefusedWithTheReason() {
        String path = "/api/v1/users";
        assertEquals(
                409,
                send("POST", path, "{\"username\":\"police\",\"role\":\"tester\"}")
                        .statusCode());
        HttpResponse<String> foreign =
                send("POST", path, "{\"username\":\"x\",\"role\":\"tester\",\"compounds\":[\"nowhere\"]}");
        assertEquals(400, foreign.statusCode());
        assertTrue(foreign.body().contains("nowhere"), foreign.body());
        assertEquals(
                400,
                send("POST", path, "{\"username\":\"a b\",\"role\":\"tester\"}").statusCode());
        assertEquals(
                400,
                send("POST", path, "{\"username\":\"x\",\"role\":\"king\"}").statusCode());
        assertEquals(404, send("PATCH", path + "/nobody", "{\"disabled\":true}").statusCode());
        assertEquals(404, send("DELETE", path + "/nobody", "").statusCode());
        assertEquals(404, send("POST", path + "/nobody/unlock", "").statusCode());
    }

    @Test
    void somebodyIsAlwaysLeftToAdminister() {
        for (String body : new String[] {"{\"disabled\":true}", "{\"role\":\"police\"}", "{\"areas\":[\"A1\"]}"}) {
            HttpResponse<String> refused = send("PATCH", "/api/v1/users/admin", body);
            assertEquals(409, refused.statusCode(), body);
        }
        assertEquals(409, send("DELETE", "/api/v1/users/admin", "").statusCode());
        assertEquals(200, send("GET", "/api/v1/users/admin", "").statusCode());
        send("POST", "/api/v1/users", "{\"username\":\"second\",\"role\":\"admin\"}");
        assertEquals(204, send("DELETE", "/api/v1/users/admin", "").statusCode());
        assertEquals(401, send("GET", "/api/v1/users", "").statusCode(), "their token is gone too");
    }

    @Test
    void aDisabledUserIsOutAtOnceWithSessionsAndTokens() {
        String token = api.token(Role.POLICE);
        HttpResponse<String> session = api.signIn("police", RunningApi.PASSWORD);
        assertEquals(
                200,
                send("PATCH", "/api/v1/users/police", "{\"disabled\":true}").statusCode());
        assertEquals(401, asPage(session, "GET", "/api/v1/session", "").statusCode());
        assertEquals(401, api.get("/api/v1/session", token).statusCode());
        assertEquals(401, api.signIn("police", RunningApi.PASSWORD).statusCode());
        send("PATCH", "/api/v1/users/police", "{\"disabled\":false}");
        assertEquals(200, api.get("/api/v1/session", token).statusCode());
        assertEquals(401, asPage(session, "GET", "/api/v1/session", "").statusCode(), "sessions do not come back");
    }

    @Test
    void aNarrowerScopeCountsFromTheNextRequestOn() {
        String token = api.token(Role.SUPERVISOR);
        assertTrue(api.get("/api/v1/compounds", token).body().contains("A2-C1"));
        send("PATCH", "/api/v1/users/supervisor", "{\"city\":false,\"areas\":[\"A1\"]}");
        assertFalse(api.get("/api/v1/compounds", token).body().contains("A2-C1"));
    }

    @Test
    void anAdministratorSeesAndLiftsALock() {
        for (int i = 0; i < 5; i++) {
            api.signIn("police", "guess " + i);
        }
        assertEquals(429, api.signIn("police", RunningApi.PASSWORD).statusCode());
        assertTrue(RunningApi.json(send("GET", "/api/v1/users/police", "")).has("lockedUntilMs"));
        assertEquals(204, send("POST", "/api/v1/users/police/unlock", "").statusCode());
        assertEquals(200, api.signIn("police", RunningApi.PASSWORD).statusCode());
    }

    @Test
    void anAddressThatTriesManyNamesHasToWait() {
        for (int i = 0; i < 30; i++) {
            assertEquals(401, api.signIn("name" + i, "Spring 2026").statusCode());
        }
        assertEquals(429, api.signIn("admin", RunningApi.PASSWORD).statusCode());
        api.clock.advance(31_000);
        assertEquals(200, api.signIn("admin", RunningApi.PASSWORD).statusCode());
    }

    private JsonNode issue(String body) {
        HttpResponse<String> made = send("POST", "/api/v1/tokens", body);
        assertEquals(201, made.statusCode(), made.body());
        return RunningApi.json(made);
    }

    @Test
    void aReadTokenChangesNothingAndAWallTokenShowsTheWallOnly() {
        api.alerts.raise("al-1", Severity.LEVEL_1, Category.FIRE, "A1-C1", "A1-C1-camera-1");
        String read = issue("{\"username\":\"admin\",\"name\":\"report\",\"days\":1,\"access\":\"read\"}")
                .path("token")
                .asText();
        assertEquals(200, api.get("/api/v1/users", read).statusCode());
        assertEquals(403, api.post("/api/v1/alerts/al-1/acknowledge", "", read).statusCode());
        String wall = issue("{\"username\":\"admin\",\"name\":\"wall\",\"days\":365,\"access\":\"wall\"}")
                .path("token")
                .asText();
        assertEquals(200, api.get("/api/v1/overview", wall).statusCode());
        assertEquals(403, api.get("/api/v1/users", wall).statusCode());
        assertEquals(403, api.get("/api/v1/audit", wall).statusCode());
        assertEquals(403, api.post("/api/v1/alerts/al-1/acknowledge", "", wall).statusCode());
    }

    @Test
    void theWallTradesItsTokenForASessionThatEndsWithIt() {
        JsonNode wall = issue("{\"username\":\"admin\",\"name\":\"wall\",\"days\":2,\"access\":\"wall\","
                + "\"compounds\":[\"A1-C1\"]}");
        HttpResponse<String> session = api.send(api.request(
                "POST",
                "/api/v1/session/token",
                "{\"token\":\"" + wall.path("token").asText() + "\"}"));
        assertEquals(200, session.statusCode(), session.body());
        assertEquals("wall", RunningApi.json(session).path("access").asText());
        assertEquals(
                wall.path("expiresMs").asLong(),
                RunningApi.json(session).path("expiresMs").asLong());
        assertFalse(asPage(session, "GET", "/api/v1/compounds", "").body().contains("A1-C2"));
        assertEquals(403, asPage(session, "GET", "/api/v1/users", "").statusCode());
        api.clock.advance(Duration.ofHours(13).toMillis());
        admin = api.token(Role.ADMIN);
        assertEquals(200, asPage(session, "GET", "/api/v1/overview", "").statusCode());
        assertEquals(
                204,
                send("DELETE", "/api/v1/tokens/" + wall.path("id").asText(), "").statusCode());
        assertEquals(401, asPage(session, "GET", "/api/v1/overview", "").statusCode());
        assertEquals(
                404,
                send("DELETE", "/api/v1/tokens/" + wall.path("id").asText(), "").statusCode());
        assertEquals(
                401,
                api.send(api.request("POST", "/api/v1/session/token", "{\"token\":\"made up\"}"))
                        .statusCode());
    }

    @Test
    void aTokenNeverReachesBeyondItsUser() {
        api.users.create(
                new Account("a1", Role.PROPERTY, new Scope(false, Set.of("A1"), Set.of())), RunningApi.PASSWORD);
        assertEquals(
                400,
                send(
                                "POST",
                                "/api/v1/tokens",
                                "{\"username\":\"a1\",\"name\":\"t\",\"days\":1,\"compounds\":[\"A2-C1\"]}")
                        .statusCode());
        JsonNode token = issue("{\"username\":\"admin\",\"name\":\"t\",\"days\":1,\"areas\":[\"A1\"]}");
        assertFalse(api.get("/api/v1/compounds", token.path("token").asText())
                .body()
                .contains("A2-C1"));
        assertEquals(403, api.get("/api/v1/users", token.path("token").asText()).statusCode());
    }

    @Test
    void whatIsChangedStandsInTheTrailWithoutSecrets() {
        api.alerts.raise("al-1", Severity.LEVEL_1, Category.FIRE, "A1-C1", "A1-C1-camera-1");
        api.signIn("admin", "wrong password");
        api.post("/api/v1/alerts/al-1/clear", "{\"reason\":\"test\",\"note\":\"演练\"}", admin);
        api.post("/api/v1/users", "{\"username\":\"x\",\"role\":\"tester\"}", api.token(Role.POLICE));
        api.post("/api/v1/session/password", "{\"current\":\"aaaaaaaa\",\"password\":\"hunter2hunter2\"}", admin);
        var rows = api.audit.find(new AuditQuery(null, null, null, 0, Long.MAX_VALUE, Long.MAX_VALUE, 10));
        String all = rows.toString();
        assertTrue(all.contains("clearAlert") && all.contains("al-1") && all.contains("演练"), all);
        assertTrue(all.contains("sign_in") && all.contains("refused") && all.contains("127.0.0.1"), all);
        assertTrue(
                rows.stream()
                        .anyMatch(row -> row.entry().who().equals("police")
                                && row.entry().action().equals("createUser")
                                && row.entry().detail().contains("403")),
                all);
        assertFalse(all.contains("hunter2") || all.contains("wrong password"), all);
        assertEquals(
                "true",
                RunningApi.json(api.get("/api/v1/audit/verification", admin))
                        .path("intact")
                        .asText());
    }

    @Test
    void readingLeavesNoRow() {
        api.get("/api/v1/users", admin);
        assertEquals(0, api.audit.verify().entries());
    }

    @Test
    void savedViewsAreThereInEveryBrowserOfTheirUserAndEndWithTheUser() {
        String path = "/api/v1/session/views/v1";
        String view = "{\"name\":\"夜班\",\"query\":{\"state\":\"raised\"},\"isDefault\":true}";
        assertEquals(
                200,
                asPage(api.signIn("property", RunningApi.PASSWORD), "PUT", path, view)
                        .statusCode());
        HttpResponse<String> elsewhere =
                asPage(api.signIn("property", RunningApi.PASSWORD), "GET", "/api/v1/session/views", "");
        assertEquals(
                "{\"items\":[{\"id\":\"v1\",\"name\":\"夜班\",\"query\":{\"state\":\"raised\"},\"isDefault\":true}]}",
                elsewhere.body());
        assertEquals("{\"items\":[]}", send("GET", "/api/v1/session/views", "").body());
        assertEquals(404, send("DELETE", path, "").statusCode());
        assertEquals(
                409,
                asPage(api.signIn("property", RunningApi.PASSWORD), "PUT", path + "-2", view)
                        .statusCode());
        for (String wrong : List.of(
                "{\"name\":\"  \",\"query\":{}}",
                "{\"name\":\"x\",\"query\":{\"state\":[\"raised\"]}}",
                "{\"name\":\"x\",\"query\":{\"state\":\"" + "y".repeat(65) + "\"}}")) {
            assertEquals(400, send("PUT", path, wrong).statusCode(), wrong);
        }
        assertEquals(204, send("DELETE", "/api/v1/users/property", "").statusCode());
        assertEquals(List.of(), api.savedViews.of("property"));
    }
}
