package org.anju.gateway.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The gateway as a process of its own, on ports and a data folder of its own. Not thread-safe. */
final class GatewayProcess implements AutoCloseable {
    static final String ADMIN_PASSWORD = "correct horse battery";

    private static final long START_WITHIN_S = 60;
    private static final long STOP_WITHIN_S = 30;
    private static final String READY = "ready ";

    /** How a run came to its end. */
    record Ended(int exitCode, String output) {}

    private final List<String> arguments;
    private final Map<String, String> environment;
    private final Process process;
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private int httpPort;
    private int mqttPort;

    private GatewayProcess(List<String> arguments, Map<String, String> environment) throws IOException {
        this.arguments = arguments;
        this.environment = environment;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // Short lives: quick to start counts for more than quick in the long run.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.anju.gateway.Main",
                "run"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("ANJU_"));
        builder.environment().putAll(environment);
        process = builder.start();
        Thread reader = new Thread(this::readOutput, "gateway-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the gateway on free ports and returns once it says that it is ready. */
    static GatewayProcess start(Path dataDir, Map<String, String> more, String... arguments) throws Exception {
        return new GatewayProcess(List.of(arguments), environment(dataDir, more)).awaitReady();
    }

    /** Runs the gateway where it is expected to give up, and returns how it ended. */
    static Ended fail(Path dataDir, Map<String, String> more, String... arguments) throws Exception {
        try (GatewayProcess gateway = new GatewayProcess(List.of(arguments), environment(dataDir, more))) {
            if (!gateway.process.waitFor(START_WITHIN_S, TimeUnit.SECONDS)) {
                throw new AssertionError("the gateway did not give up:\n" + gateway.output());
            }
            gateway.ready.handle((line, atEnd) -> line).get(STOP_WITHIN_S, TimeUnit.SECONDS);
            return new Ended(gateway.process.exitValue(), gateway.output());
        }
    }

    private static Map<String, String> environment(Path dataDir, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "ANJU_DATA_DIR",
                dataDir.toString(),
                "ANJU_HTTP_PORT",
                "0",
                "ANJU_MQTT_PORT",
                "0",
                "ANJU_ADMIN_PASSWORD",
                ADMIN_PASSWORD));
        all.putAll(more);
        return all;
    }

    /** Starts the gateway again after it ended: same folder, same settings, same ports. */
    GatewayProcess again() throws Exception {
        Map<String, String> same = new HashMap<>(environment);
        same.put("ANJU_HTTP_PORT", Integer.toString(httpPort));
        same.put("ANJU_MQTT_PORT", Integer.toString(mqttPort));
        return new GatewayProcess(arguments, same).awaitReady();
    }

    private GatewayProcess awaitReady() throws Exception {
        try {
            String[] words = ready.get(START_WITHIN_S, TimeUnit.SECONDS).split(" ", -1);
            httpPort = URI.create(words[1]).getPort();
            mqttPort = URI.create(words[2]).getPort();
            return this;
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new AssertionError("the gateway did not become ready:\n" + output(), e);
        }
    }

    private void readOutput() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.startsWith(READY)) {
                    ready.complete(line);
                }
            }
            ready.completeExceptionally(new IOException("it ended"));
        } catch (IOException e) {
            ready.completeExceptionally(new UncheckedIOException(e));
        }
    }

    long pid() {
        return process.pid();
    }

    int httpPort() {
        return httpPort;
    }

    int mqttPort() {
        return mqttPort;
    }

    /** All it wrote so far. */
    String output() {
        return String.join("\n", output);
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; returns the exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_WITHIN_S, TimeUnit.SECONDS)) {
            throw new AssertionError("the gateway did not stop:\n" + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
