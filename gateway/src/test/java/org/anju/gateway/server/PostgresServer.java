package org.anju.gateway.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL for tests, one per test run: the one {@code ANJU_TEST_POSTGRES_URL} names, else a child process on a free loopback port with
 * a directory of its own that is removed at the end.
 */
public final class PostgresServer {
    private static final List<String> BINARIES = List.of(
            "/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/15/bin", "/usr/local/bin");
    private static final int START_S = 30;
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable String baseUrl;

    private PostgresServer() {}

    /** JDBC URL of an empty database, made for the caller. */
    public static synchronized String newDatabase() {
        String base = baseUrl;
        if (base == null) {
            String given = System.getenv("ANJU_TEST_POSTGRES_URL");
            base = given == null ? start() : given;
            baseUrl = base;
        }
        String name = "anju_test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(base);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create a test database at " + base, e);
        }
        return base.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name);
    }

    private static String start() {
        try {
            Path bin = BINARIES.stream()
                    .map(Path::of)
                    .filter(dir -> Files.isExecutable(dir.resolve("initdb")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "no PostgreSQL found: install the package postgresql or set ANJU_TEST_POSTGRES_URL"));
            Path dir = Files.createTempDirectory("anju-postgres");
            int port = freePort();
            boolean root = "root".equals(System.getProperty("user.name"));
            if (root) {
                run(dir, List.of("chown", "postgres", dir.toString()));
            }
            Path data = dir.resolve("data");
            run(
                    dir,
                    as(
                            root,
                            bin.resolve("initdb").toString(),
                            "-D",
                            data.toString(),
                            "-U",
                            "anju",
                            "-A",
                            "trust",
                            "-N"));
            Process server = new ProcessBuilder(as(
                            root,
                            bin.resolve("postgres").toString(),
                            "-D",
                            data.toString(),
                            "-p",
                            Integer.toString(port),
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "unix_socket_directories=",
                            "-c",
                            "fsync=off"))
                    .redirectErrorStream(true)
                    .redirectOutput(dir.resolve("log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, dir)));
            String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=anju";
            await(url, server, dir);
            return url;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> as(boolean root, String... command) {
        List<String> all = new ArrayList<>(root ? List.of("runuser", "-u", "postgres", "--") : List.of());
        all.addAll(List.of(command));
        return all;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(Path dir, List<String> command) throws IOException {
        Path log = dir.resolveSibling(dir.getFileName() + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(START_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + " failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static void await(String url, Process server, Path dir) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_S);
        while (System.nanoTime() < end) {
            try (Connection connection = DriverManager.getConnection(url)) {
                return;
            } catch (SQLException e) {
                try {
                    if (server.waitFor(100, TimeUnit.MILLISECONDS)) {
                        break;
                    }
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
        }
        throw new IllegalStateException("PostgreSQL did not start: " + Files.readString(dir.resolve("log")));
    }

    private static void stop(Process server, Path dir) {
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
        try {
            if (!server.waitFor(START_S, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
            try (Stream<Path> files = Files.walk(dir)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> {
                    if (!file.toFile().delete()) {
                        file.toFile().deleteOnExit();
                    }
                });
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
