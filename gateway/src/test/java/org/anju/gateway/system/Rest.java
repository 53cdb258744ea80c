package org.anju.gateway.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The gateway's REST interface as its administrator sees it. */
final class Rest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String address;
    private final String cookie;

    private Rest(String address, String cookie) {
        this.address = address;
        this.cookie = cookie;
    }

    static Rest signIn(GatewayProcess gateway) throws IOException {
        String address = "http://127.0.0.1:" + gateway.httpPort();
        String body = JSON.createObjectNode()
                .put("username", "admin")
                .put("password", GatewayProcess.ADMIN_PASSWORD)
                .toString();
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address + "/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        String cookie = answer.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new AssertionError("no session: " + answer.statusCode() + " " + answer.body()));
        return new Rest(address, cookie.substring(0, cookie.indexOf(';')));
    }

    /** What {@code /api/v1} has at this path; fails on any status but 200. */
    JsonNode get(String path) {
        return expect(200, "/api/v1" + path);
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
            return HTTP.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
