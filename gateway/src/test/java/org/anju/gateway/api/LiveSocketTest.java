package org.anju.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.fake.Await;
import org.anju.gateway.fake.SampleEstate;
import org.anju.gateway.model.Device;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSocketTest {
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

    private static final class Page implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();
        private volatile int closed;

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                try {
                    frames.add(RunningApi.JSON.readTree(part.toString()));
                } catch (JsonProcessingException malformed) {
                    throw new AssertionError(malformed);
                }
                part.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed = code;
            return CompletableFuture.completedFuture(null);
        }

        /** The next frame of a type; deltas that only tell the message rate are passed over. */
        JsonNode next(String type) throws InterruptedException {
            while (true) {
                JsonNode frame = frames.poll(15, TimeUnit.SECONDS);
                if (frame == null) {
                    throw new AssertionError("no " + type + " frame");
                }
                if (frame.path("type").asText().equals(type) && (!type.equals("delta") || frame.has("devices"))) {
                    return frame;
                }
            }
        }
    }

    private WebSocket connect(Page page, String header, String value, String origin) {
        WebSocket.Builder builder = api.client.newWebSocketBuilder();
        if (!header.isEmpty()) {
            builder.header(header, value);
        }
        if (!origin.isEmpty()) {
            builder.header("Origin", origin);
        }
        return builder.buildAsync(URI.create("ws://127.0.0.1:" + api.port + "/api/v1/live"), page)
                .join();
    }

    private static void send(WebSocket socket, String text) {
        socket.sendText(text, true).join();
    }

    private static int refused(Runnable connecting) {
        CompletionException failure = assertThrows(CompletionException.class, connecting::run);
        return failure.getCause() instanceof WebSocketHandshakeException handshake
                ? handshake.getResponse().statusCode()
                : 0;
    }

    private static String cookie(HttpResponse<String> session) {
        String set = session.headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    @Test
    void aPageGetsASnapshotThenDeltasThenHeartbeats() throws Exception {
        Page page = new Page();
        WebSocket socket = connect(page, "Authorization", "Bearer " + api.token(Role.ADMIN), "");
        send(socket, "{\"type\":\"subscribe\",\"view\":\"compound\",\"id\":\"A1-C1\"}");
        JsonNode snapshot = page.next("snapshot");
        assertEquals(2, snapshot.path("devices").size());
        Device camera = api.estate.devicesOf("A1-C1").get(0);
        api.journal.append(SampleEstate.temperature(camera, api.clock.millis(), 33));
        JsonNode delta = page.next("delta");
        assertEquals(33.0, delta.at("/devices/0/values/temperature_c/0").asDouble());
        assertTrue(delta.path("seq").asLong() > snapshot.path("seq").asLong());
        assertEquals(
                api.clock.millis(), page.next("heartbeat").path("serverTime").asLong());

        send(socket, "{\"type\":\"subscribe\",\"view\":\"device\",\"id\":\"A1-C1-camera-1\"}");
        assertEquals("device", page.next("snapshot").path("view").asText());
        send(socket, "nonsense");
        assertEquals("bad_request", page.next("error").path("code").asText());
        socket.abort();
    }

    @Test
    void theScopeHoldsOnTheSocketToo() throws Exception {
        Page page = new Page();
        WebSocket socket = connect(page, "Authorization", "Bearer " + api.token(Role.PROPERTY), "");
        send(socket, "{\"type\":\"subscribe\",\"view\":\"compound\",\"id\":\"A1-C2\"}");
        assertEquals("not_found", page.next("error").path("code").asText());
        send(socket, "{\"type\":\"subscribe\",\"view\":\"overview\"}");
        JsonNode snapshot = page.next("snapshot");
        assertEquals("A1-C1", snapshot.at("/compounds/0/id").asText());
        assertEquals(1, snapshot.path("compounds").size());
        socket.abort();
    }

    @Test
    void nobodyConnectsWithoutSigningInNorFromAnotherSite() {
        assertEquals(401, refused(() -> connect(new Page(), "", "", "")));
        String cookie = cookie(api.signIn("admin", RunningApi.PASSWORD));
        assertEquals(403, refused(() -> connect(new Page(), "Cookie", cookie, "http://evil.example")));
        connect(new Page(), "Cookie", cookie, "http://127.0.0.1:" + api.port).abort();
    }

    @Test
    void signingOutEndsTheSocket() {
        HttpResponse<String> session = api.signIn("admin", RunningApi.PASSWORD);
        Page page = new Page();
        connect(page, "Cookie", cookie(session), "");
        int status = api.send(api.request("DELETE", "/api/v1/session", "")
                        .header("Cookie", cookie(session))
                        .header(
                                "X-Anju-Csrf",
                                RunningApi.json(session).path("csrfToken").asText()))
                .statusCode();
        assertEquals(204, status);
        Await.until("the socket is closed", () -> page.closed == 1008);
    }
}
