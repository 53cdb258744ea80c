package org.anju.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The gateway as it is shipped, in a process of its own. */
final class GatewayServer implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration DRAIN = Duration.ofMinutes(1);
    private static final String PASSWORD = "bench-only-on-loopback";
    /** No device is held back: the load is that of many more devices than there are connections. */
    private static final String LIMITS = "mqtt: { messagesPerSecond: 10000, burst: 20000, maxInFlight: 1000 }\n";

    private static final long POLL_MS = 20;
    private static final int LOOK_S = 2;
    private static final int LEAST_S = 8;
    private static final double LITTLE = 0.08;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int httpPort = Lab.freePort();
    private final int mqttPort = Lab.freePort();
    private final Lab lab;
    private final Map<String, String> environment;
    private final List<String> command;
    private Child child;
    private double readyAfterS;
    private String cookie = "";

    /**
     * Starts it and waits until it is ready.
     *
     * @param data its data directory, kept from an earlier life or empty
     * @param estate register to import, none when it has one from an earlier life
     * @param influx where history goes; the embedded store when there is none
     * @param more lines of configuration besides those every measurement needs
     */
    GatewayServer(Lab lab, Path data, Optional<Path> estate, Optional<InfluxServer> influx, String more) {
        this.lab = lab;
        environment = new HashMap<>(Map.of("ANJU_ADMIN_PASSWORD", PASSWORD));
        influx.ifPresent(server -> environment.put("ANJU_INFLUX_URL", server.url()));
        Path config = lab.folder().resolve("gateway.yaml");
        try {
            Files.writeString(config, LIMITS + more);
        } catch (IOException e) {
            throw new BenchException(config + " cannot be written", e);
        }
        command = new ArrayList<>(List.of(lab.java()));
        command.addAll(lab.jvm());
        command.addAll(List.of("-jar", lab.gatewayJar().toString(), "run", "--data-dir", data.toString()));
        command.addAll(List.of("--config", config.toString()));
        command.addAll(List.of("--http-port", Integer.toString(httpPort), "--mqtt-port", Integer.toString(mqttPort)));
        estate.ifPresent(file -> command.addAll(List.of("--estate", file.toString())));
        child = run();
    }

    private Child run() {
        long began = System.nanoTime();
        Child started = Child.start("the gateway", lab.log("gateway"), environment, command);
        started.awaitLine("ready ", START);
        readyAfterS = (System.nanoTime() - began) / 1e9;
        return started;
    }

    /** Ends it as a power cut would, and starts it again on the same ports and data. */
    void killAndStartAgain() {
        child.kill();
        child = run();
    }

    Child child() {
        return child;
    }

    int mqttPort() {
        return mqttPort;
    }

    int httpPort() {
        return httpPort;
    }

    /** Time from the start of the process until it served, seconds. */
    double readyAfterS() {
        return readyAfterS;
    }

    /** Value of a metric; the sum over its tags when it has several that match. */
    double metric(String name, String tag) {
        return get("/metrics")
                .lines()
                .filter(line -> line.startsWith(name) && line.contains(tag))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /**
     * What it has used and done so far.
     *
     * @param cpuS processor time, seconds
     * @param compilerS the part of it that Java's compiler used
     */
    record Spent(double cpuS, double compilerS, double messages) {
        /** Processor time a message since an earlier moment, without Java's compiler, microseconds. */
        double microsSince(Spent earlier) {
            double seconds = cpuS - earlier.cpuS - Math.max(0, compilerS - earlier.compilerS);
            return seconds * 1e6 / (messages - earlier.messages);
        }

        /** Share of one core since an earlier moment, without Java's compiler, percent. */
        double percentSince(Spent earlier, double seconds) {
            return (cpuS - earlier.cpuS - Math.max(0, compilerS - earlier.compilerS)) * 100 / seconds;
        }
    }

    Spent spent() {
        return new Spent(
                child.cpuSeconds(),
                child.compilerSeconds(),
                metric("anju_intake_messages_seconds_count", "\"stored\""));
    }

    /** Waits until Java's compiler uses little of a core, or for so many seconds: a young process runs code that nobody has made fast yet. */
    void awaitCompiled(int mostS) {
        double before = child.compilerSeconds();
        for (int waitedS = 0; waitedS < mostS; waitedS += LOOK_S) {
            Waiting.ms(LOOK_S * 1_000L);
            double now = child.compilerSeconds();
            if (waitedS >= LEAST_S && (now - before) / LOOK_S < LITTLE) {
                return;
            }
            before = now;
        }
    }

    /** Journal entries that a consumer has not released yet. */
    double lag(String consumer) {
        return metric("anju_journal_lag{", "\"" + consumer + "\"");
    }

    /** Waits until history has everything; returns how long that took, milliseconds. */
    double awaitHistory() {
        long began = System.nanoTime();
        child.await(() -> lag("history") == 0, "does not finish its history", DRAIN);
        return (System.nanoTime() - began) / 1e6;
    }

    /** Waits until so many devices are connected; returns how long that took, milliseconds. */
    double awaitConnections(int devices) {
        long began = System.nanoTime();
        while (metric("anju_mqtt_connections", "") < devices) {
            if (System.nanoTime() - began > DRAIN.toNanos()) {
                throw new BenchException("only " + metric("anju_mqtt_connections", "") + " of " + devices
                        + " devices are connected after " + DRAIN.toSeconds() + " s");
            }
            Waiting.ms(POLL_MS);
        }
        return (System.nanoTime() - began) / 1e6;
    }

    /** Alerts there are, in any state. */
    int alerts() {
        try {
            JsonNode page = new ObjectMapper().readTree(get("/api/v1/alerts?limit=500"));
            JsonNode items = page.path("items");
            return items.isArray() ? items.size() : page.path("alerts").size();
        } catch (IOException e) {
            throw new BenchException("the gateway's answer is no JSON", e);
        }
    }

    /** Alerts of a rule that there are, in any state. */
    int alerts(String rule) {
        try {
            return (int) new ObjectMapper()
                    .readTree(get("/api/v1/alerts?limit=500")).path("items").findValuesAsText("rule").stream()
                            .filter(rule::equals)
                            .count();
        } catch (IOException e) {
            throw new BenchException("the gateway's answer is no JSON", e);
        }
    }

    /** The session cookie of the administrator. */
    String cookie() {
        if (cookie.isEmpty()) {
            HttpResponse<String> answer = send(request("/api/v1/session")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"username\":\"admin\",\"password\":\"" + PASSWORD + "\"}"))
                    .build());
            cookie = answer.headers()
                    .firstValue("Set-Cookie")
                    .map(value -> value.substring(0, value.indexOf(';')))
                    .orElseThrow(() -> new BenchException("signing in fails: " + answer.body()));
        }
        return cookie;
    }

    /** The body of a path, read with the rights of the administrator where it needs any. */
    String get(String path) {
        HttpRequest.Builder request = request(path);
        if (path.startsWith("/api/")) {
            request.header("Cookie", cookie());
        }
        HttpResponse<String> answer = send(request.build());
        if (answer.statusCode() != 200) {
            throw new BenchException(path + " answers " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new BenchException("the gateway does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new BenchException("interrupted", e);
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
