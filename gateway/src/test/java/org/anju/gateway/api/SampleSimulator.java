package org.anju.gateway.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.anju.gateway.config.SimulatorConfig;

/** The control interface of a simulator on loopback, which does what it is told and asks for its token. */
final class SampleSimulator implements AutoCloseable {
    private static final String TOKEN = "simulator-token";

    private final HttpServer server;

    SampleSimulator() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", SampleSimulator::answer);
        server.start();
    }

    SimulatorConfig config() {
        return new SimulatorConfig(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), TOKEN);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean known =
                    ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            int status =
                    switch (exchange.getRequestMethod()) {
                        case "POST" -> 201;
                        case "DELETE" -> 204;
                        default -> 200;
                    };
            byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? status : 401, status == 204 ? -1 : body.length);
            if (status != 204) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
