package org.anju.gateway.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.fake.Await;
import org.jspecify.annotations.Nullable;

/** A real Mosquitto on a private loopback port that keeps sessions and queued messages in its folder. Not thread-safe. */
public final class MosquittoServer implements AutoCloseable {
    private static final List<Path> PROGRAMS = List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/bin/mosquitto"));

    private final Path config;
    private final Path log;
    private final int port;
    private final String scheme;
    private @Nullable Process process;

    public MosquittoServer(Path folder) {
        this(folder, null);
    }

    /** @param tls certificate and key of a server that speaks TLS only, null for one without */
    public MosquittoServer(Path folder, TestAuthority.@Nullable Pair tls) {
        scheme = tls == null ? "tcp" : "ssl";
        try {
            port = freePort();
            log = folder.resolve("mosquitto.log");
            Path store = Files.createDirectories(folder.resolve("mosquitto"));
            config = Files.writeString(folder.resolve("mosquitto.conf"), """
                    listener %d 127.0.0.1
                    %s
                    allow_anonymous true
                    persistence true
                    persistence_location %s/
                    autosave_interval 1
                    autosave_on_changes true
                    max_queued_messages 0
                    max_inflight_messages 1000
                    user %s
                    """.formatted(
                            port, keys(tls), store, System.getProperty("user.name")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    /** Starts it, again on the same port and folder, and waits until it answers. */
    public void start() {
        Path program = PROGRAMS.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "these tests need a real Mosquitto: install the Debian package mosquitto"));
        try {
            process = new ProcessBuilder(program.toString(), "-c", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
        Await.until("mosquitto listens; its log is " + log, Duration.ofSeconds(20), this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _notYet) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return scheme + "://127.0.0.1:" + port;
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    private static String keys(TestAuthority.@Nullable Pair tls) {
        return tls == null ? "" : "certfile " + tls.certificate() + "\nkeyfile " + tls.key();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
