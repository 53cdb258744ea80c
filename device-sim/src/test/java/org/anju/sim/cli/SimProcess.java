package org.anju.sim.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own, which can be interrupted as Ctrl-C does it. */
final class SimProcess implements AutoCloseable {
    private static final long END_WITHIN_S = 30;
    private static final int TERMINATED = 128 + 15;

    private final Process process;
    private final StringBuilder output = new StringBuilder();

    private SimProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "sim-output");
        reader.setDaemon(true);
        reader.start();
    }

    static SimProcess start(List<String> args) throws IOException {
        return start(args, Map.of());
    }

    static SimProcess start(List<String> args, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.anju.sim.Main"));
        command.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new SimProcess(builder.start());
    }

    private void read() {
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                said(line);
            }
        } catch (IOException e) {
            said(e.toString());
        }
    }

    private void said(String line) {
        synchronized (output) {
            output.append(line).append('\n');
        }
    }

    /** All it has printed so far, once it has printed this. */
    String awaitLine(String part) {
        Await.until(part, () -> output().contains(part) || !process.isAlive());
        return output();
    }

    String output() {
        synchronized (output) {
            return output.toString();
        }
    }

    /** Interrupts it with SIGTERM and waits for its end; its exit code then is that of the signal, whatever it found out. */
    void interrupt() throws InterruptedException {
        // By its handle, which unlike the process leaves its output open.
        process.toHandle().destroy();
        int code = exitCode();
        if (code != TERMINATED) {
            throw new AssertionError("ended with " + code + ": " + output());
        }
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(END_WITHIN_S, TimeUnit.SECONDS)) {
            throw new AssertionError("did not end within " + END_WITHIN_S + " s: " + output);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
