package org.anju.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A program under measurement: its output goes to a log, its processor time and memory are read from {@code /proc}. */
final class Child implements AutoCloseable {
    private static final double TICKS_PER_S = 100;
    private static final double KIB_PER_MIB = 1024;
    private static final long POLL_MS = 10;
    private static final long STOP_S = 30;

    private final String name;
    private final Path log;
    private final Process process;

    private Child(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** Starts a program; it ends with this one at the latest. */
    static Child start(String name, Path log, Map<String, String> environment, List<String> command) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Child(name, log, process);
        } catch (IOException e) {
            throw new BenchException(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until a line of the log begins with a word. */
    void awaitLine(String word, Duration within) {
        await(() -> log().lines().anyMatch(line -> line.startsWith(word)), "does not say '" + word + "'", within);
    }

    /** Waits until something holds; fails with the end of the log when it does not in time, or the program ended. */
    void await(BooleanSupplier holds, String otherwise, Duration within) {
        long until = System.nanoTime() + within.toNanos();
        while (!holds.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new BenchException(name + " " + (process.isAlive() ? otherwise : "has ended") + " (log: " + log
                        + ")\n" + log().lines().reduce("", (before, line) -> line));
            }
            Waiting.ms(POLL_MS);
        }
    }

    /** Waits for the end; returns the exit code. */
    int awaitEnd(Duration within) {
        try {
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BenchException(name + " did not end within " + within.toSeconds() + " s (log: " + log + ")");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new BenchException("interrupted", e);
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new BenchException(log + " cannot be read", e);
        }
    }

    /** Processor time used so far, seconds. */
    double cpuSeconds() {
        return seconds(read("stat"));
    }

    private static double seconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_S;
    }

    /** The part of it that Java's compiler used, seconds; once everything is compiled it stands still. */
    double compilerSeconds() {
        double seconds = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path thread : threads.toList()) {
                String stat = Files.readString(thread.resolve("stat"));
                if (stat.contains("(C1 Comp") || stat.contains("(C2 Comp")) {
                    seconds += seconds(stat);
                }
            }
        } catch (IOException e) {
            // A thread that ended between the listing and the reading takes its figure along.
            return seconds;
        }
        return seconds;
    }

    /** Resident memory, MiB. */
    double rssMib() {
        return read("status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB)
                .findFirst()
                .orElse(0);
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/" + file));
        } catch (IOException e) {
            throw new BenchException(name + " has ended (log: " + log + ")", e);
        }
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(STOP_S));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
