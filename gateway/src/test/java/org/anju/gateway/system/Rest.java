package org.anju.gateway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The gateway's REST interface as its administrator sees it. */
final class Rest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String address;
    private final String cookie;
    private final String csrfToken;

    private Rest(String address, String cookie, String csrfToken) {
        this.address = address;
        this.cookie = cookie;
        this.csrfToken = csrfToken;
    }

    static Rest signIn(GatewayProcess gateway) throws IOException {
        return signIn(gateway.httpPort(), GatewayProcess.ADMIN_PASSWORD);
    }

    static Rest signIn(int port, String password) throws IOException {
        String address = "http://127.0.0.1:" + port;
        String body = JSON.createObjectNode()
                .put("username", "admin")
                .put("password", password)
                .toString();
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address + "/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        String cookie = answer.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new AssertionError("no session: " + answer.statusCode() + " " + answer.body()));
        String token = JSON.readTree(answer.body()).path("csrfToken").asText();
        return new Rest(address, cookie.substring(0, cookie.indexOf(';')), token);
    }

    /** Posts to {@code /api/v1} and returns the answer; fails when it is refused. */
    JsonNode post(String path, String body) {
        return change("POST", path, body);
    }

    /** Puts to {@code /api/v1} and returns the answer; fails when it is refused. */
    JsonNode put(String path, String body) {
        return change("PUT", path, body);
    }

    private JsonNode change(String method, String path, String body) {
        try {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                    .header("Cookie", cookie)
                    .header("X-Anju-Csrf", csrfToken)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body)));
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Clears the open alerts of a rule in a compound by hand. */
    void clear(String compound, String rule) {
        get("/alerts?state=open&compound=" + compound + "&rule=" + rule)
                .path("items")
                .forEach(alert -> post("/alerts/" + alert.path("id").asText() + "/clear", "{\"reason\":\"real\"}"));
    }

    /** What {@code /api/v1} has at this path; fails when it is refused. */
    JsonNode get(String path) {
        return expect(200, "/api/v1" + path);
    }

    /** The first picture the live feed gives of a view of something, as a page gets it. */
    JsonNode snapshot(String view, String id) {
        CompletableFuture<JsonNode> snapshot = new CompletableFuture<>();
        WebSocket socket = HTTP.newWebSocketBuilder()
                .header("Cookie", cookie)
                .buildAsync(URI.create(address.replace("http:", "ws:") + "/api/v1/live"), new Page(snapshot))
                .join();
        socket.sendText(
                        JSON.createObjectNode()
                                .put("type", "subscribe")
                                .put("view", view)
                                .put("id", id)
                                .toString(),
                        true)
                .join();
        try {
            return snapshot.orTimeout(10, TimeUnit.SECONDS).join();
        } finally {
            socket.abort();
        }
    }

    /** Waits for a snapshot. */
    private static final class Page implements WebSocket.Listener {
        private final CompletableFuture<JsonNode> snapshot;
        private final StringBuilder text = new StringBuilder();

        Page(CompletableFuture<JsonNode> snapshot) {
            this.snapshot = snapshot;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    JsonNode frame = JSON.readTree(text.toString());
                    if (frame.path("type").asText().equals("snapshot")) {
                        snapshot.complete(frame);
                    }
                } catch (IOException e) {
                    snapshot.completeExceptionally(e);
                }
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    /** The page at this path from the root. */
    String text(String path) {
        try {
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(URI.create(address + path)).header("Cookie", cookie));
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands at this path from the root. */
    JsonNode expect(int status, String path) {
        try {
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(URI.create(address + path)).header("Cookie", cookie));
            if (answer.statusCode() != status) {
                throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
