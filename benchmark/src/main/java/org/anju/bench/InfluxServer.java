package org.anju.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An InfluxDB 1.x of its own, on loopback, with empty data. */
final class InfluxServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    /** A field that every message of a kind in the load has. */
    private static final Map<String, String> COUNTED = Map.of(
            "camera", "temperature_c",
            "gate", "voltage_v",
            "lamp", "illuminance_lx",
            "charger", "temperature_c",
            "elevator", "vibration_mg");

    private final Lab lab;
    private final Path config;
    private final int port = Lab.freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private Child child;

    InfluxServer(Lab lab) {
        this.lab = lab;
        Path data = lab.fresh("influxdb");
        config = data.resolve("influxd.conf");
        String text = """
                reporting-disabled = true
                bind-address = "127.0.0.1:%d"
                [meta]
                  dir = "%s/meta"
                [data]
                  dir = "%s/data"
                  wal-dir = "%s/wal"
                  query-log-enabled = false
                [monitor]
                  store-enabled = false
                [http]
                  bind-address = "127.0.0.1:%d"
                  log-enabled = false
                """.formatted(Lab.freePort(), data, data, data, port);
        try {
            Files.writeString(config, text);
        } catch (IOException e) {
            throw new BenchException(data + " cannot be written", e);
        }
        child = run();
    }

    private Child run() {
        Child started = Child.start(
                "influxd", lab.log("influxd"), Map.of(), List.of("influxd", "run", "-config", config.toString()));
        started.await(this::answers, "does not answer", START);
        return started;
    }

    /** Ends it as a power cut would, and starts it again on the same data after a while. */
    void killAndStartAgain(long afterMs) {
        child.kill();
        Waiting.ms(afterMs);
        child = run();
    }

    Child child() {
        return child;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    private boolean answers() {
        try {
            return send(HttpRequest.newBuilder(URI.create(url() + "/ping")).build())
                            .statusCode()
                    == 204;
        } catch (BenchException e) {
            return false;
        }
    }

    /** Points of the load in the gateway's database. */
    long points() {
        long points = 0;
        for (Map.Entry<String, String> kind : COUNTED.entrySet()) {
            points += count("select count(" + kind.getValue() + ") from \"raw\"." + kind.getKey(), "anju");
        }
        return points;
    }

    private long count(String query, String database) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(
                        url() + "/query?db=" + database + "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                .timeout(ANSWER)
                .build());
        try {
            JsonNode count = new ObjectMapper().readTree(answer.body()).at("/results/0/series/0/values/0/1");
            return count.asLong(0);
        } catch (IOException e) {
            throw new BenchException("influxd answers " + answer.body(), e);
        }
    }

    /** Makes a database. */
    void create(String database) {
        send(HttpRequest.newBuilder(URI.create(
                        url() + "/query?q=" + URLEncoder.encode("create database " + database, StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** Writes lines; blocks until the server has them. */
    void write(String database, byte[] lines) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url() + "/write?db=" + database))
                .POST(HttpRequest.BodyPublishers.ofByteArray(lines))
                .build());
        if (answer.statusCode() != 204) {
            throw new BenchException("influxd answers " + answer.statusCode() + " " + answer.body());
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new BenchException("influxd does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new BenchException("interrupted", e);
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
