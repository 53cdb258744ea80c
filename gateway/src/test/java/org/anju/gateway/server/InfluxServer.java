package org.anju.gateway.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real InfluxDB for tests: a child process on private loopback ports with a folder of its own, or the server that
 * {@code ANJU_TEST_INFLUX_URL} names (which can then be neither killed nor paused). Each instance answers {@link #url()} with a database
 * nobody else uses. Not thread-safe.
 */
public final class InfluxServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/influxd");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final String address;
    private final String database = "test_" + UUID.randomUUID().toString().replace("-", "");
    private final @Nullable Path folder;
    private @Nullable Process process;

    private InfluxServer(String address, @Nullable Path folder) {
        this.address = address;
        this.folder = folder;
    }

    /** Starts a server, or uses the one of the environment. */
    public static InfluxServer start() {
        String given = System.getenv("ANJU_TEST_INFLUX_URL");
        if (given != null && !given.isBlank()) {
            return new InfluxServer(given.replaceAll("/+$", ""), null);
        }
        return child(false);
    }

    /** Starts a server of our own that asks everybody to sign in; the administrator is {@code root} with password {@code root}. */
    public static InfluxServer startWithSignIn() {
        InfluxServer server = child(true);
        server.query("CREATE USER root WITH PASSWORD 'root' WITH ALL PRIVILEGES");
        return server;
    }

    private static InfluxServer child(boolean signIn) {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IllegalStateException("these tests need a real InfluxDB: install " + PROGRAM
                    + " (Debian package influxdb) or set ANJU_TEST_INFLUX_URL");
        }
        try {
            Path folder = Files.createTempDirectory("anju-influx");
            int http = freePort();
            Files.writeString(folder.resolve("influxd.conf"), configuration(folder, http, freePort(), signIn));
            InfluxServer server = new InfluxServer("http://127.0.0.1:" + http, folder);
            server.restart();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException("influxd cannot be started", e);
        }
    }

    /** {@code http://host:port/database}, the form the gateway is configured with. */
    public String url() {
        return address + "/" + database;
    }

    public String address() {
        return address;
    }

    public String database() {
        return database;
    }

    /** Starts the server again on the same port and folder, and waits until it answers. */
    public void restart() {
        Path home = owned();
        try {
            process = new ProcessBuilder(
                            PROGRAM.toString(),
                            "-config",
                            home.resolve("influxd.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve("influxd.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("influxd cannot be started", e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
        awaitAnswer();
    }

    /** Ends the server as {@code kill -9} does. */
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            waitFor(running);
            process = null;
        }
    }

    /** Ends the server in good order. */
    public void stop() {
        Process running = process;
        if (running != null) {
            running.destroy();
            waitFor(running);
            process = null;
        }
    }

    /** The server keeps its connections but no longer answers. */
    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("influxd does not run");
        }
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(running.pid())).start();
            waitFor(kill);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs an InfluxQL statement and returns the server's JSON. */
    public String query(String statement) {
        String form = "db=" + database + "&q=" + URLEncoder.encode(statement, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/query?u=root&p=root"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (folder == null) {
            query("DROP DATABASE \"" + database + "\"");
            return;
        }
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path owned() {
        if (folder == null) {
            throw new IllegalStateException("the server of ANJU_TEST_INFLUX_URL is not ours to start or stop");
        }
        return folder;
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpRequest ping = HttpRequest.newBuilder(URI.create(address + "/ping"))
                .timeout(Duration.ofSeconds(1))
                .build();
        while (System.nanoTime() < deadline) {
            try {
                HTTP.send(ping, HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException _notYet) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("influxd at " + address + " does not answer; see its log in " + folder);
    }

    private static void waitFor(Process process) {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String configuration(Path folder, int http, int rpc, boolean signIn) {
        return String.join(
                "\n",
                List.of(
                        "reporting-disabled = true",
                        "bind-address = \"127.0.0.1:" + rpc + "\"",
                        "[meta]",
                        "dir = \"" + folder.resolve("meta") + "\"",
                        "[data]",
                        "dir = \"" + folder.resolve("data") + "\"",
                        "wal-dir = \"" + folder.resolve("wal") + "\"",
                        "query-log-enabled = false",
                        "[monitor]",
                        "store-enabled = false",
                        "[http]",
                        "bind-address = \"127.0.0.1:" + http + "\"",
                        "log-enabled = false",
                        "auth-enabled = " + signIn,
                        ""));
    }
}
