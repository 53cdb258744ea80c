package org.anju.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the parts can do at best, measured in the same run as the whole, so that a slow or busy machine moves both. */
final class Limits {
    private static final int DEVICES = 1_000;
    private static final int RATE = 100_000;
    private static final int LINES = 5_000;
    private static final int WRITERS = 2;
    private static final int BLOCK = 50_000;
    private static final Duration START = Duration.ofSeconds(30);
    private static final long FIRST_MS = 1_700_000_000_000L;

    private final Lab lab;
    private final Results results;
    private double bareMicros = Double.NaN;
    private double influxMicros = Double.NaN;

    Limits(Lab lab, Results results) {
        this.lab = lab;
        this.results = results;
    }

    /** Processor time of a server that only acknowledges plus that of InfluxDB fed with ready lines, microseconds a message. */
    double micros() {
        return bareMicros + influxMicros;
    }

    void measure() {
        bare();
        rawLines();
        fsync();
    }

    private void bare() {
        int port = Lab.freePort();
        List<String> command = new ArrayList<>(List.of(lab.java()));
        command.addAll(lab.jvm());
        command.addAll(List.of("-cp", lab.classPath(), BareServer.class.getName(), Integer.toString(port)));
        Path estate = Estates.write(lab, DEVICES);
        try (Child server = Child.start("the bare MQTT server", lab.log("bare"), Map.of(), command)) {
            server.awaitLine("ready ", START);
            new Load(DEVICES, RATE, lab.seconds(15, 8)).run(lab, estate, port);
            double before = server.cpuSeconds();
            Load.Result load = new Load(DEVICES, RATE, lab.seconds(10, 5)).run(lab, estate, port);
            bareMicros = (server.cpuSeconds() - before) * 1e6 / load.acknowledged();
            results.figure(
                    "a bare Vert.x MQTT server that only acknowledges",
                    Results.shown(bareMicros) + " µs of CPU a message at " + Results.shown(load.perSecond()) + "/s");
        }
    }

    private void rawLines() {
        try (InfluxServer influx = new InfluxServer(lab)) {
            influx.create("raw");
            writeRaw(influx, lab.seconds(5, 2), 0);
            double before = influx.child().cpuSeconds();
            int seconds = lab.seconds(10, 5);
            long points = writeRaw(influx, seconds, FIRST_MS);
            influxMicros = (influx.child().cpuSeconds() - before) * 1e6 / points;
            results.figure(
                    "InfluxDB fed with ready lines, " + WRITERS + " requests in flight",
                    Results.shown(influxMicros) + " µs of CPU a point, " + Results.shown(points / (double) seconds)
                            + "/s");
        }
    }

    private static long writeRaw(InfluxServer influx, int seconds, long firstMs) {
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        long[] points = new long[WRITERS];
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int number = writer;
            Thread thread = new Thread(() -> {
                for (int batch = 0; System.nanoTime() < until; batch++) {
                    influx.write("raw", lines(number, firstMs + (long) batch * (LINES / (DEVICES / WRITERS))));
                    points[number] += LINES;
                }
            });
            writers.add(thread);
            thread.start();
        }
        for (Thread thread : writers) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new BenchException("interrupted", e);
            }
        }
        return Arrays.stream(points).sum();
    }

    /** Lines as the gateway would write them: ten messages of each of five hundred chargers. */
    private static byte[] lines(int writer, long fromMs) {
        StringBuilder out = new StringBuilder(LINES * 170);
        int devices = DEVICES / WRITERS;
        for (int i = 0; i < LINES; i++) {
            int device = writer * devices + i % devices;
            out.append("charger,area=A1,compound=")
                    .append(Estates.compound(device))
                    .append(",device=")
                    .append(Estates.id(device))
                    .append(" status=\"Charging\",power_w=6980.5,current_a=31.8,voltage_v=219.5,temperature_c=")
                    .append(25 + (fromMs + i) % 200 / 10.0)
                    .append(' ')
                    .append(fromMs + i / devices)
                    .append("000000\n");
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void fsync() {
        Path file = lab.fresh("fsync").resolve("file");
        long until = System.nanoTime() + lab.seconds(3, 1) * 1_000_000_000L;
        List<Double> took = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
            while (System.nanoTime() < until) {
                long began = System.nanoTime();
                channel.write(block.clear());
                channel.force(false);
                took.add((System.nanoTime() - began) / 1e6);
            }
        } catch (IOException e) {
            throw new BenchException("the disk cannot be measured", e);
        }
        double[] sorted =
                took.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        results.figure(
                "write and fsync of 50 kB",
                "p50 " + Results.shown(sorted[sorted.length / 2]) + " ms, p99 "
                        + Results.shown(sorted[sorted.length * 99 / 100]) + " ms");
    }
}
