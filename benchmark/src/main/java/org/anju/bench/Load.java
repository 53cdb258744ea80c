package org.anju.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Telemetry from {@code device-sim load}, running in a process of its own until its {@link Running} was asked for the result.
 *
 * @param connections devices that are connected
 * @param rate messages a second over all of them
 * @param seconds how long
 * @param stormAtS second at which all connections are cut at once, 0 for never
 */
record Load(int connections, int rate, int seconds, int stormAtS) {
    private static final int WINDOW = 100;
    private static final Duration MORE = Duration.ofMinutes(2);
    private static final Duration CONNECT = Duration.ofSeconds(90);

    Load(int connections, int rate, int seconds) {
        this(connections, rate, seconds, 0);
    }

    Load withStorm(int second) {
        return new Load(connections, rate, seconds, second);
    }

    /** What came of it. */
    record Result(
            long sent,
            long acknowledged,
            long lost,
            double perSecond,
            double p50Ms,
            double p99Ms,
            double settledMs,
            double cpuMicros) {}

    /** A load that is being made. */
    record Running(Load load, Child child, Path json) {
        /** Waits for its end. */
        Result result() {
            child.awaitEnd(Duration.ofSeconds(load.seconds).plus(MORE));
            try {
                JsonNode read = new ObjectMapper().readTree(json.toFile());
                return new Result(
                        read.path("sent").asLong(),
                        read.path("acknowledged").asLong(),
                        read.path("lost").asLong(),
                        read.path("acknowledged").asLong()
                                / read.path("seconds").asDouble(),
                        read.path("latencyMs").path("p50").asDouble(),
                        read.path("latencyMs").path("p99").asDouble(),
                        read.path("settledMs").asDouble(),
                        read.path("cpuMicrosPerMessage").asDouble());
            } catch (IOException e) {
                throw new BenchException("the load has no result: " + child.log(), e);
            }
        }
    }

    /** Connects and begins. Returns once messages flow. */
    Running start(Lab lab, Path estate, int port) {
        Path json = lab.folder().resolve("load.json");
        List<String> command = new ArrayList<>(List.of(lab.java(), "-XX:+UseSerialGC", "-Xmx1g"));
        command.addAll(List.of("-jar", lab.simulatorJar().toString(), "load", "--host", "127.0.0.1"));
        command.addAll(List.of("--port", Integer.toString(port), "--estate", estate.toString()));
        command.addAll(List.of("--connections", Integer.toString(connections), "--rate", Integer.toString(rate)));
        command.addAll(List.of("--duration", Integer.toString(seconds), "--window", Integer.toString(WINDOW)));
        command.addAll(List.of("--json", json.toString()));
        if (stormAtS > 0) {
            command.addAll(List.of("--storm-at", Integer.toString(stormAtS)));
        }
        Child child = Child.start("device-sim load", lab.log("load"), Map.of(), command);
        child.awaitLine(connections + " connections to ", CONNECT);
        return new Running(this, child, json);
    }

    /** Makes the whole load. */
    Result run(Lab lab, Path estate, int port) {
        return start(lab, estate, port).result();
    }
}
