package org.anju.gateway.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The {@code mosquitto_sub} command, which says what it does: one QoS 1 subscription, until one message has come or it was refused. */
final class MosquittoSub implements AutoCloseable {
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
        return new MosquittoSub(MosquittoCommand.start(
                "mosquitto_sub", port, version, device, SmallEstate.password(device), topic, "-C", "1", "-d"));
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
