package org.anju.sim.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.anju.sim.BadInputException;
import org.anju.sim.incident.CannotStageException;
import org.anju.sim.incident.Order;

/**
 * The control interface on loopback. The page asks for the token; every call carries it as a bearer token.
 *
 * <pre>
 * GET    /                     the page
 * GET    /api/state            connections, rates, what is staged
 * GET    /api/catalogue        what can be staged
 * POST   /api/stagings         begins an incident or a fault
 * DELETE /api/stagings/{n}     ends it
 * </pre>
 */
public final class ControlServer implements AutoCloseable {
    private static final int MOST_BODY = 16 * 1024;
    private static final int BACKLOG = 16;
    private static final String STAGINGS = "/api/stagings";

    private final RunState state;
    private final byte[] token;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "control");
        thread.setDaemon(true);
        return thread;
    });

    private ControlServer(RunState state, String token, HttpServer server) {
        this.state = state;
        this.token = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.server = server;
    }

    /**
     * Opens the interface.
     *
     * @param port 0 for any free one
     * @throws BadInputException when the port is taken
     */
    public static ControlServer open(RunState state, String token, int port) {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            ControlServer control = new ControlServer(state, token, server);
            server.createContext("/", control::handle);
            server.setExecutor(control.threads);
            server.start();
            return control;
        } catch (IOException e) {
            throw new BadInputException(
                    "--control-port " + port + " cannot be opened (" + e.getMessage() + "); choose another", e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/")) {
                page(exchange);
            } else if (!path.startsWith("/api/")) {
                problem(exchange, 404, "not_found", "there is nothing here; the page is at /");
            } else if (!isAllowed(exchange)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
                problem(
                        exchange,
                        401,
                        "unauthenticated",
                        "send Authorization: Bearer <token>; the simulator printed it");
            } else {
                api(exchange, exchange.getRequestMethod() + " " + path);
            }
        }
    }

    private boolean isAllowed(HttpExchange exchange) {
        String sent = exchange.getRequestHeaders().getFirst("Authorization");
        return sent != null && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), token);
    }

    private void api(HttpExchange exchange, String call) throws IOException {
        switch (call) {
            case "GET /api/state" ->
                answer(
                        exchange,
                        200,
                        ControlJson.state(state.now(), state.stage().stagings()));
            case "GET /api/catalogue" ->
                answer(
                        exchange,
                        200,
                        ControlJson.catalogue(
                                state.stage().incidents(), state.stage().compounds()));
            case "POST " + STAGINGS -> begin(exchange);
            default -> {
                if (call.startsWith("DELETE " + STAGINGS + "/")) {
                    end(exchange, call.substring(call.lastIndexOf('/') + 1));
                } else {
                    problem(exchange, 404, "not_found", "there is no " + call);
                }
            }
        }
    }

    private void begin(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BODY);
        Order order;
        try {
            order = ControlJson.order(body);
        } catch (IllegalArgumentException e) {
            problem(exchange, 422, "invalid", String.valueOf(e.getMessage()));
            return;
        }
        try {
            answer(exchange, 201, ControlJson.staging(state.stage().begin(order, "tester")));
        } catch (CannotStageException e) {
            boolean invalid = e.reason() == CannotStageException.Reason.INVALID;
            problem(
                    exchange,
                    invalid ? 422 : 409,
                    invalid ? "invalid" : "cannot_stage",
                    String.valueOf(e.getMessage()));
        }
    }

    private void end(HttpExchange exchange, String number) throws IOException {
        if (number.matches("[0-9]{1,9}") && state.stage().end(Integer.parseInt(number))) {
            exchange.sendResponseHeaders(204, -1);
        } else {
            problem(exchange, 404, "not_found", "nothing was ever staged under " + number);
        }
    }

    private static void page(HttpExchange exchange) throws IOException {
        try (InputStream in = Objects.requireNonNull(ControlServer.class.getResourceAsStream("/control.html"))) {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self';"
                                    + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
            send(exchange, 200, in.readAllBytes());
        }
    }

    private static void problem(HttpExchange exchange, int status, String code, String detail) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        send(exchange, status, ControlJson.bytes(ControlJson.problem(status, code, detail)));
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, status, ControlJson.bytes(body));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
