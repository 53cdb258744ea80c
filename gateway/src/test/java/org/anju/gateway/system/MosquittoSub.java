package org.anju.gateway.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The {@code mosquitto_sub} command, which says what it does: one QoS 1 subscription, until one message has come or it was refused. */
final class MosquittoSub implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/mosquitto_sub");

    private final Process process;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private MosquittoSub(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "mosquitto-sub-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param version {@code mqttv311} or {@code mqttv5} */
    static MosquittoSub start(int port, String version, String device, String topic) throws IOException {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IllegalStateException(
                    "these tests need " + PROGRAM + ": install the Debian package mosquitto-clients");
        }
        return new MosquittoSub(new ProcessBuilder(
                        PROGRAM.toString(),
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-V",
                        version,
                        "-i",
                        device,
                        "-u",
                        device,
                        "-P",
                        SmallEstate.password(device),
                        "-q",
                        "1",
                        "-t",
                        topic,
                        "-C",
                        "1",
                        "-d")
                .redirectErrorStream(true)
                .start());
    }

    private void read() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output.lines().forEach(lines::add);
        } catch (IOException _closed) {
            lines.add("(its output ended)");
        }
    }

    /** What it has said; all of it once it has ended. */
    String output() {
        return String.join("\n", lines);
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
