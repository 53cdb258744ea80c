package org.anju.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
    @TempDir
    Path folder;

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(folder);
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    private static String cookie(HttpResponse<String> response) {
        String set = response.headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    private int get(String path, String cookie) {
        return api.send(api.request("GET", path, "").header("Cookie", cookie)).statusCode();
    }

    @Test
    void theCookieIsKeptFromScriptsAndOtherSites() {
        HttpResponse<String> response = api.signIn("admin", RunningApi.PASSWORD);
        assertEquals(200, response.statusCode());
        String set = response.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(
                set.toLowerCase(Locale.ROOT).contains("httponly")
                        && set.contains("SameSite=Strict")
                        && set.contains("Path=/"),
                set);
        assertEquals("admin", RunningApi.json(response).path("role").asText());
        assertEquals(200, get("/api/v1/session", cookie(response)));
        assertFalse(cookie(response).equals(cookie(api.signIn("admin", RunningApi.PASSWORD))), "a new token each time");
    }

    @Test
    void changingSomethingWithACookieNeedsTheCsrfToken() {
        api.alerts.raise("al-1", Severity.LEVEL_1, Category.FIRE, "A1-C1", "A1-C1-camera-1");
        HttpResponse<String> session = api.signIn("admin", RunningApi.PASSWORD);
        String path = "/api/v1/alerts/al-1/acknowledge";
        var without = api.request("POST", path, "").header("Cookie", cookie(session));
        assertEquals("csrf", RunningApi.json(api.send(without)).path("code").asText());
        var wrong =
                api.request("POST", path, "").header("Cookie", cookie(session)).header("X-Anju-Csrf", "guess");
        assertEquals(403, api.send(wrong).statusCode());
        var right = api.request("POST", path, "")
                .header("Cookie", cookie(session))
                .header(
                        "X-Anju-Csrf",
                        RunningApi.json(session).path("csrfToken").asText());
        assertEquals(200, api.send(right).statusCode());
    }

    @Test
    void aSessionEndsWithSignOutAndAfterTwelveHours() {
        HttpResponse<String> session = api.signIn("admin", RunningApi.PASSWORD);
        var out = api.request("DELETE", "/api/v1/session", "")
                .header("Cookie", cookie(session))
                .header(
                        "X-Anju-Csrf",
                        RunningApi.json(session).path("csrfToken").asText());
        assertEquals(204, api.send(out).statusCode());
        assertEquals(401, get("/api/v1/session", cookie(session)));

        String later = cookie(api.signIn("admin", RunningApi.PASSWORD));
        api.clock.advance(Duration.ofHours(12).toMillis() - 1);
        assertEquals(200, get("/api/v1/session", later));
        api.clock.advance(1);
        assertEquals(401, get("/api/v1/session", later));
    }

    @Test
    void aNewPasswordEndsAllSessions() {
        String cookie = cookie(api.signIn("police", RunningApi.PASSWORD));
        api.users.setPassword("police", "another password");
        assertEquals(401, get("/api/v1/session", cookie));
        assertEquals(401, api.signIn("police", RunningApi.PASSWORD).statusCode());
        assertEquals(200, api.signIn("police", "another password").statusCode());
    }

    @Test
    void anUnknownUserIsAnsweredLikeAWrongPassword() {
        String wrong = api.signIn("admin", "nonsense").body();
        assertEquals(wrong, api.signIn("nobody", "nonsense").body());
    }

    @Test
    void afterFiveFailuresThePairHasToWait() {
        for (int i = 0; i < 5; i++) {
            assertEquals(401, api.signIn("admin", "guess" + i).statusCode());
        }
        HttpResponse<String> locked = api.signIn("admin", RunningApi.PASSWORD);
        assertEquals(429, locked.statusCode());
        assertTrue(Integer.parseInt(locked.headers().firstValue("Retry-After").orElseThrow()) <= 31);
        assertEquals(200, api.signIn("police", RunningApi.PASSWORD).statusCode(), "others are not locked out");
        api.clock.advance(31_000);
        assertEquals(401, api.signIn("admin", "guess again").statusCode());
        api.clock.advance(31_000);
        assertEquals(429, api.signIn("admin", RunningApi.PASSWORD).statusCode(), "the second wait is longer");
        api.clock.advance(60_000);
        assertEquals(200, api.signIn("admin", RunningApi.PASSWORD).statusCode());
    }

    @Test
    void aTokenEndsWhenItsTimeIsOver() {
        String token = api.users.createToken("tester", "probe", Duration.ofMinutes(1));
        assertEquals(200, api.get("/api/v1/session", token).statusCode());
        api.clock.advance(60_000);
        assertEquals(401, api.get("/api/v1/session", token).statusCode());
    }

    @Test
    void injectionInTheUserNameIsJustAWrongName() {
        assertEquals(401, api.signIn("' or 1=1 --", "x").statusCode());
    }
}
