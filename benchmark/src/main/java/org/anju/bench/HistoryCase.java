package org.anju.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anju.gateway.estate.InvalidProfileException;
import org.anju.gateway.estate.Profiles;
import org.anju.gateway.history.BatchRejectedException;
import org.anju.gateway.history.EmbeddedStore;
import org.anju.gateway.history.InfluxStore;
import org.anju.gateway.history.InfluxTarget;
import org.anju.gateway.history.Retention;
import org.anju.gateway.history.StoreUnavailableException;
import org.anju.gateway.history.TimeSeriesStore;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceId;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Values;

/** How long the questions of a page take as history grows: one compound of fifty chargers that report once a minute. */
final class HistoryCase {
    private static final long MINUTE_MS = 60_000;
    private static final long DAY_MS = 24 * 60 * MINUTE_MS;
    private static final int MINUTES = 24 * 60;
    private static final int BATCH = 10_000;
    private static final int ASKED = 5;
    private static final int CONNECTIONS = 6;
    private static final Retention KEPT = new Retention(Duration.ofDays(60), Duration.ofDays(400));
    private static final Duration BUCKET = Duration.ofMinutes(5);

    private final Lab lab;
    private final Results results;
    private final List<Device> devices = new ArrayList<>();
    private final List<Field> fields;

    HistoryCase(Lab lab, Results results) {
        this.lab = lab;
        this.results = results;
        Kind kind;
        try {
            kind = Profiles.load(null).get("charger");
        } catch (InvalidProfileException e) {
            throw new BenchException("the built-in profiles are wrong", e);
        }
        if (kind == null) {
            throw new BenchException("the jar has no profile of chargers");
        }
        for (int i = 0; i < Estates.COMPOUND; i++) {
            devices.add(new Device(new DeviceId("A1-C01-charger-%03d".formatted(i)), kind, "A1", "A1-C01", "", "充电桩"));
        }
        fields = List.of(kind.slots().get(1), kind.slots().get(5));
    }

    void measure() {
        Path file = lab.fresh("history").resolve("history.db");
        try (InfluxServer influx = new InfluxServer(lab)) {
            try (TimeSeriesStore store =
                    new InfluxStore(InfluxTarget.parse(influx.url() + "/anju", ""), KEPT, Clock.systemUTC())) {
                measure("InfluxDB", store);
            }
        }
        try (TimeSeriesStore store = new EmbeddedStore(file, KEPT, Clock.systemUTC())) {
            measure("embedded", store);
        }
    }

    private void measure(String name, TimeSeriesStore store) {
        List<double[]> device = new ArrayList<>();
        List<double[]> compound = new ArrayList<>();
        long today = System.currentTimeMillis() / DAY_MS * DAY_MS;
        int filled = 0;
        try {
            store.prepare();
            for (int days : lab.quick() ? List.of(1) : List.of(1, 7, 30)) {
                for (; filled < days; filled++) {
                    fill(store, today - (filled + 1) * DAY_MS);
                }
                ask(store, today, 1);
                device.add(new double[] {days, ask(store, today, 1)});
                compound.add(new double[] {days, ask(store, today, devices.size())});
            }
        } catch (StoreUnavailableException | BatchRejectedException e) {
            throw new BenchException(name + " fails: " + e.getMessage(), e);
        }
        results.atMost("device-day in 5-min buckets, " + name, "ms", 50, seconds(device));
        results.atMost("compound-day overview (50 devices), " + name, "ms", 300, seconds(compound));
        if (device.size() > 1) {
            results.curve("device-day by days of history, " + name, "days", "ms", device);
            results.curve("compound-day by days of history, " + name, "days", "ms", compound);
        }
    }

    private static List<Double> seconds(List<double[]> points) {
        return points.stream().map(point -> point[1]).toList();
    }

    private void fill(TimeSeriesStore store, long fromMs) throws StoreUnavailableException, BatchRejectedException {
        List<Entry> batch = new ArrayList<>();
        Values.Builder values = new Values.Builder();
        for (int minute = 0; minute < MINUTES; minute++) {
            for (Device device : devices) {
                long ts = fromMs + minute * MINUTE_MS;
                Values read = values.number(fields.get(0), 6_000 + minute % 500)
                        .number(fields.get(1), 30 + minute % 20)
                        .build();
                batch.add(new Telemetry(device, ts, ts, 0, read));
            }
            if (batch.size() >= BATCH) {
                store.write(batch);
                batch = new ArrayList<>();
            }
        }
        store.write(batch);
    }

    /** Yesterday of so many devices, six questions at a time as a browser asks them, milliseconds; the median of a few times. */
    private double ask(TimeSeriesStore store, long today, int of) throws StoreUnavailableException {
        List<Callable<Integer>> questions = devices.subList(0, of).stream()
                .<Callable<Integer>>map(
                        device -> () -> store.query(device, fields, today - DAY_MS, today, BUCKET, MINUTES)
                                .rows()
                                .size())
                .toList();
        double[] took = new double[ASKED];
        ExecutorService browser = Executors.newFixedThreadPool(Math.min(of, CONNECTIONS));
        try {
            for (int i = 0; i < ASKED; i++) {
                long began = System.nanoTime();
                for (Future<Integer> answer : browser.invokeAll(questions)) {
                    if (answer.get() != MINUTES / (int) BUCKET.toMinutes()) {
                        throw new BenchException("a day in five minutes has " + answer.get() + " rows");
                    }
                }
                took[i] = (System.nanoTime() - began) / 1e6;
            }
        } catch (ExecutionException e) {
            throw new StoreUnavailableException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            throw new BenchException("interrupted", e);
        } finally {
            browser.shutdownNow();
        }
        Arrays.sort(took);
        return took[ASKED / 2];
    }
}
