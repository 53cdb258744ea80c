package org.anju.sim.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.anju.sim.estate.Auth;
import org.anju.sim.estate.Device;
import org.jspecify.annotations.Nullable;

/**
 * A real mosquitto on a private loopback port that knows some devices' passwords and lets each publish and subscribe under its own
 * id only, as the contract demands. The user {@code watcher} sees everything.
 */
final class Mosquitto implements AutoCloseable {
    static final String WATCHER = "watcher";

    private final Path config;
    private final Path log;
    final int port;
    private @Nullable Process process;

    Mosquitto(Path folder, List<Device> devices) throws IOException, InterruptedException {
        this(folder, devices, "");
    }

    /** A broker that speaks TLS with a certificate of its own for localhost, which {@link #authority} vouches for. */
    static Mosquitto withTls(Path folder, List<Device> devices) throws IOException, InterruptedException {
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout",
                folder.resolve("key.pem").toString(),
                "-out",
                authority(folder).toString());
        return new Mosquitto(
                folder, devices, "certfile " + authority(folder) + "\nkeyfile " + folder.resolve("key.pem"));
    }

    static Path authority(Path folder) {
        return folder.resolve("cert.pem");
    }

    private Mosquitto(Path folder, List<Device> devices, String tls) throws IOException, InterruptedException {
        this.port = freePort();
        this.log = folder.resolve("mosquitto.log");
        Path passwords = folder.resolve("passwords");
        String lines = devices.stream().map(Mosquitto::line).collect(Collectors.joining());
        Files.writeString(passwords, lines + WATCHER + ":" + WATCHER + "\n");
        run("mosquitto_passwd", "-U", passwords.toString());
        Path acl = Files.writeString(
                folder.resolve("acl"), "user " + WATCHER + "\ntopic readwrite #\n\npattern readwrite anju/%u/#\n");
        this.config = Files.writeString(folder.resolve("mosquitto.conf"), """
                listener %d 127.0.0.1
                %s
                allow_anonymous false
                password_file %s
                acl_file %s
                user %s
                """.formatted(
                        port, tls, passwords, acl, System.getProperty("user.name")));
    }

    private static String line(Device device) {
        Auth auth = device.auth();
        return device.id() + ":" + (auth == null ? "" : auth.password()) + "\n";
    }

    Mosquitto start() throws IOException {
        process = new ProcessBuilder("mosquitto", "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Await.until("mosquitto listens; its log is " + log, this::listens);
        return this;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Kills the broker as SIGKILL does. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            String said = new String(output.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed: " + said);
            }
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
