package org.anju.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Reads a few values twice a second on a thread of its own while something is measured. */
final class Sampler implements AutoCloseable {
    private static final long EVERY_MS = 500;

    private final Map<String, DoubleSupplier> sources = new LinkedHashMap<>();
    private final Map<String, List<double[]>> lines = new LinkedHashMap<>();
    private final Thread thread = new Thread(this::run, "sampler");
    private volatile boolean running = true;

    /** A value that is read as it is. */
    Sampler value(String name, DoubleSupplier source) {
        sources.put(name, source);
        return this;
    }

    /** A sum of which the growth per second is wanted. */
    Sampler growth(String name, DoubleSupplier source) {
        double[] before = {source.getAsDouble(), System.nanoTime()};
        return value(name, () -> {
            double now = source.getAsDouble();
            double nanos = System.nanoTime();
            double rate = (now - before[0]) / (nanos - before[1]) * 1e9;
            before[0] = now;
            before[1] = nanos;
            return rate;
        });
    }

    Sampler start() {
        sources.keySet().forEach(name -> lines.put(name, new ArrayList<>()));
        thread.start();
        return this;
    }

    private void run() {
        long began = System.nanoTime();
        while (running) {
            Waiting.ms(EVERY_MS);
            double second = (System.nanoTime() - began) / 1e9;
            sources.forEach((name, source) -> {
                List<double[]> line = lines.get(name);
                if (line != null) {
                    line.add(new double[] {second, source.getAsDouble()});
                }
            });
        }
    }

    /** What was read, of the sources whose name begins like that. */
    Map<String, List<double[]>> lines(String prefix) {
        Map<String, List<double[]>> chosen = new LinkedHashMap<>();
        lines.forEach((name, line) -> {
            if (name.startsWith(prefix)) {
                chosen.put(name.substring(prefix.length()), List.copyOf(line));
            }
        });
        return chosen;
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
