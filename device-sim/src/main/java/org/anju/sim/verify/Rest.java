package org.anju.sim.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.sim.BadInputException;
import org.jspecify.annotations.Nullable;

/** The REST surface of the gateway as a signed-in machine or user sees it. Blocks; safe for any thread. */
public final class Rest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int PAGE = 1_000;
    private static final int MOST_PAGES = 100;

    private final HttpClient http;
    private final URI base;
    private final String header;
    private final String secret;

    private Rest(HttpClient http, URI base, String header, String secret) {
        this.http = http;
        this.base = base;
        this.header = header;
        this.secret = secret;
    }

    /** The gateway did not answer, or not as it should. The message says what was asked and what came. */
    public static final class GatewayException extends IOException {
        private static final long serialVersionUID = 1L;

        GatewayException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** With a token that {@code anju user token} made. */
    public static Rest withToken(HttpClient http, URI base, String token) {
        return new Rest(http, base, "Authorization", "Bearer " + token);
    }

    /**
     * With the session of a user.
     *
     * @throws BadInputException when the gateway is not there or does not let the user in
     */
    public static Rest signIn(HttpClient http, URI base, String user, String password) {
        String body = JSON.createObjectNode()
                .put("username", user)
                .put("password", password)
                .toString();
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/api/v1/session"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            String cookie = answer.headers().firstValue("set-cookie").orElse("");
            if (answer.statusCode() != 200 || cookie.isEmpty()) {
                throw new BadInputException(base + " does not let user " + user + " in (HTTP " + answer.statusCode()
                        + "); check ANJU_USER and ANJU_PASSWORD, or give a token in ANJU_TOKEN");
            }
            return new Rest(http, base, "Cookie", cookie.substring(0, cookie.indexOf(';')));
        } catch (IOException e) {
            throw absent(base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadInputException("interrupted while signing in", e);
        }
    }

    private static BadInputException absent(URI base, IOException e) {
        String why = e instanceof ConnectException ? "nobody listens there" : String.valueOf(e.getMessage());
        return new BadInputException(
                "no gateway answers at " + base + " (" + why + "); start it, or name another with --url", e);
    }

    /** The header that authorises a call, for the live feed. */
    Map.Entry<String, String> authorisation() {
        return Map.entry(header, secret);
    }

    URI base() {
        return base;
    }

    /**
     * What a path answers; a missing node for 404.
     *
     * @throws GatewayException when it does not answer with 200 or 404
     */
    public JsonNode get(String path) throws GatewayException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/api/v1" + path))
                .timeout(TIMEOUT)
                .header(header, secret)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 404) {
                return MissingNode.getInstance();
            }
            if (answer.statusCode() != 200) {
                throw new GatewayException(
                        "GET " + path + " answered " + answer.statusCode() + ": " + answer.body(), null);
            }
            return JSON.readTree(answer.body());
        } catch (GatewayException e) {
            throw e;
        } catch (IOException e) {
            throw new GatewayException("GET " + path + ": " + (e.getMessage() == null ? e : e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException("GET " + path + " was interrupted", e);
        }
    }

    /** All items of a list that comes in pages. */
    public List<JsonNode> all(String path) throws GatewayException {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            String join = path.contains("?") ? "&" : "?";
            JsonNode answer = get(path + join + "limit=" + PAGE + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            answer.path("items").forEach(items::add);
            cursor = answer.path("next").asText("");
            if (cursor.isEmpty()) {
                break;
            }
        }
        return items;
    }
}
