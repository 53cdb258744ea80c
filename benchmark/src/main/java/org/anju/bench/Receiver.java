package org.anju.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who is told of alerts: notes when an alert of which device came. */
final class Receiver implements AutoCloseable {
    private static final Pattern DEVICE = Pattern.compile("A\\d+-C\\d+-[a-z]+-\\d+");
    private static final int OK = 204;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new BenchException("the webhook receiver cannot be started", e);
        }
        server.setExecutor(threads);
        server.createContext("/alerts", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            long now = System.nanoTime();
            Matcher device = DEVICE.matcher(body);
            if (device.find()) {
                arrivals.putIfAbsent(device.group(), now);
            }
            exchange.sendResponseHeaders(OK, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/alerts";
    }

    /** Monotonic time at which the first alert of each device came. */
    Map<String, Long> arrivals() {
        return arrivals;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
