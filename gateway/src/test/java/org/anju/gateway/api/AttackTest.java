package org.anju.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What attackers try first on a web interface. SSRF is in TargetGuardTest, brute force, CSRF and lock-out in SignInTest. */
class AttackTest {
    private static final Duration PATIENCE = Duration.ofMillis(700);

    @TempDir
    Path folder;

    private RunningApi api;
    private String admin;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(folder, new ApiSettings("127.0.0.1", 0, null, PATIENCE));
        admin = api.token(Role.ADMIN);
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    @Test
    void injection() {
        for (String text : List.of("' or '1'='1", "x%27%3B%20drop%20table%20audit_trail%3B--", "%25", "A1-C1%00")) {
            String encoded = text.replace(" ", "%20").replace("'", "%27");
            for (String path : List.of("/api/v1/audit?who=", "/api/v1/dead-letters?device=", "/api/v1/devices?q=")) {
                HttpResponse<String> response = api.get(path + encoded, admin);
                assertTrue(response.statusCode() < 500, path + text + " " + response.body());
                assertFalse(response.body().contains("A1-C1-camera-1"), path + text);
            }
        }
        assertTrue(api.audit.verify().intact());
    }

    @Test
    void pathTraversal() {
        for (String path : List.of(
                "/../../etc/passwd",
                "/assets/../../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/assets/..%2f..%2f..%2fetc%2fpasswd",
                "/..%5c..%5cetc%5cpasswd",
                "/api/../db/migration/V1__first.sql",
                "/web/../logback.xml")) {
            HttpResponse<String> response = raw(path);
            assertFalse(response.body().contains("root:") || response.body().contains("create table"), path);
            assertFalse(response.body().contains("<configuration>"), path);
        }
    }

    private HttpResponse<String> raw(String path) {
        return api.send(api.request("GET", path, ""));
    }

    @Test
    void scriptsInNamesAreDataOnly() {
        HttpResponse<String> response = api.get("/api/v1/compounds", admin);
        assertEquals(
                "application/json",
                response.headers().firstValue("Content-Type").orElse(""));
        assertEquals(
                "nosniff",
                response.headers().firstValue("X-Content-Type-Options").orElse(""));
        String policy = response.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("default-src 'self'") && !policy.contains("unsafe"), policy);
        HttpResponse<String> reflected = api.get(
                "/api/v1/devices/<script>alert(1)<script>".replace("<", "%3C").replace(">", "%3E"), admin);
        assertTrue(reflected.statusCode() >= 400);
        assertEquals(
                "application/problem+json",
                reflected.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void sessionFixation() {
        String chosen = "chosen-by-the-attacker-00000000000000000000";
        HttpResponse<String> response = api.send(api.request(
                        "POST",
                        "/api/v1/session",
                        "{\"username\":\"admin\",\"password\":\"" + RunningApi.PASSWORD + "\"}")
                .header("Cookie", Gatekeeper.COOKIE + "=" + chosen));
        String set = response.headers().firstValue("Set-Cookie").orElseThrow();
        assertFalse(set.contains(chosen), set);
        assertNotEquals(
                200,
                api.send(api.request("GET", "/api/v1/session", "").header("Cookie", Gatekeeper.COOKIE + "=" + chosen))
                        .statusCode());
    }

    @Test
    void oversizedBodies() {
        String large = "{\"reason\":\"test\",\"note\":\"" + "x".repeat(100_000) + "\"}";
        assertEquals(413, api.post("/api/v1/alerts/al-1/clear", large, admin).statusCode());
        assertEquals(
                401,
                api.send(api.request("POST", "/api/v1/alerts/al-1/clear", large))
                        .statusCode(),
                "nothing is read of somebody unknown");
    }

    @Test
    void slowLoris() throws Exception {
        endsWhile("GET /api/v1/session HTTP/1.1\r\nHost: x\r\nX-", "a");
        endsWhile(
                "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{",
                " ");
    }

    /** Trickles bytes until the gateway ends the connection; fails when it bears that for too long. */
    private void endsWhile(String head, String drop) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port)) {
            socket.setSoTimeout(100);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < Duration.ofSeconds(10).toNanos()) {
                try {
                    out.write(drop.getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    if (socket.getInputStream().read() < 0) {
                        return;
                    }
                } catch (SocketTimeoutException still) {
                    // It is still open: one more drop.
                } catch (IOException ended) {
                    return;
                }
            }
        }
        throw new AssertionError("the connection was borne for 10 s");
    }
}
