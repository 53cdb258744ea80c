package org.anju.gateway.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Field;
import org.anju.gateway.server.InfluxServer;
import org.jspecify.annotations.Nullable;

/** Both stores answer as the obvious model does, whatever is written in whatever order around a midnight. */
class HistoryPropertyTest {
    private static final long MIDNIGHT = System.currentTimeMillis() / Days.MILLIS * Days.MILLIS - Days.MILLIS;

    private static final InfluxServer SERVER = InfluxServer.start();
    private static final Path FOLDER = folder();
    private static final List<TimeSeriesStore> STORES = List.of(
            new InfluxStore(InfluxTarget.parse(SERVER.url(), ""), Samples.MONTH, Clock.systemUTC()),
            new EmbeddedStore(FOLDER.resolve("history.db"), Samples.MONTH, Clock.systemUTC(), 500));

    /** One point to write: a time near midnight and some of the values. */
    record Given(
            int offset,
            @Nullable Double power,
            @Nullable Integer trips,
            @Nullable Boolean on,
            @Nullable String status) {}

    @BeforeContainer
    static void open() throws Exception {
        for (TimeSeriesStore store : STORES) {
            store.prepare();
        }
    }

    @AfterContainer
    static void close() throws IOException {
        STORES.forEach(TimeSeriesStore::close);
        SERVER.close();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("anju-history");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<Given> points() {
        return Combinators.combine(
                        Arbitraries.integers().between(-40, 40),
                        Arbitraries.doubles().between(-1e6, 1e6).ofScale(6).injectNull(0.4),
                        Arbitraries.integers().injectNull(0.4),
                        Arbitraries.of(true, false).injectNull(0.4),
                        Arbitraries.strings()
                                .withCharRange(' ', '~')
                                .withChars("\\\"',= \n电梯")
                                .ofMaxLength(8)
                                .injectNull(0.4))
                .as(Given::new)
                .filter(given ->
                        given.power != null || given.trips != null || given.on != null || given.status != null);
    }

    @Property(tries = 60)
    void answersLikeTheModel(
            @ForAll @Size(min = 1, max = 60) List<@net.jqwik.api.From("points") Given> points,
            @ForAll @IntRange(min = 1, max = 20) int batchSize,
            @ForAll @IntRange(min = -45, max = 45) int from,
            @ForAll @IntRange(min = 0, max = 90) int length,
            @ForAll @IntRange(min = 1, max = 70) int every,
            @ForAll @IntRange(min = 1, max = 80) int limit,
            @ForAll @Size(min = 1) List<@IntRange(max = 3) Integer> wanted)
            throws Exception {
        Device device = HistoryModel.freshDevice();
        HistoryModel model = new HistoryModel();
        List<Entry> entries =
                points.stream().<Entry>map(given -> entry(device, given)).toList();
        entries.forEach(entry -> model.write((org.anju.gateway.model.Telemetry) entry));
        List<Field> fields = wanted.stream().distinct().map(Samples.ALL::get).toList();
        long fromMs = MIDNIGHT + from;
        long toMs = fromMs + length;

        for (TimeSeriesStore store : STORES) {
            for (int i = 0; i < entries.size(); i += batchSize) {
                store.write(entries.subList(i, Math.min(entries.size(), i + batchSize)));
            }
            same(
                    model.rows(fields, fromMs, toMs),
                    store.query(device, fields, fromMs, toMs, null, limit),
                    limit,
                    store);
            same(
                    model.buckets(fields, fromMs, toMs, every),
                    store.query(device, fields, fromMs, toMs, Duration.ofMillis(every), limit),
                    limit,
                    store);
        }
    }

    private static Entry entry(Device device, Given given) {
        java.util.List<Object> pairs = new java.util.ArrayList<>();
        for (int i = 0; i < Samples.ALL.size(); i++) {
            Object value =
                    switch (i) {
                        case 0 -> given.power;
                        case 1 -> given.trips;
                        case 2 -> given.on;
                        default -> given.status;
                    };
            if (value != null) {
                pairs.add(Samples.ALL.get(i));
                pairs.add(value);
            }
        }
        return Samples.point(device, MIDNIGHT + given.offset, pairs.toArray());
    }

    private static void same(List<List<@Nullable Object>> all, Series answer, int limit, TimeSeriesStore store) {
        List<List<@Nullable Object>> expected = HistoryModel.newest(all, limit);
        assertEquals(all.size() > limit, answer.truncated(), store.name());
        assertEquals(expected.size(), answer.rows().size(), store.name() + " " + expected + " " + answer.rows());
        for (int row = 0; row < expected.size(); row++) {
            for (int column = 0; column < expected.get(row).size(); column++) {
                Object wanted = expected.get(row).get(column);
                Object got = answer.rows().get(row).get(column);
                if (wanted == null) {
                    assertNull(got, store.name());
                } else if (wanted instanceof Double number) {
                    assertEquals(number, (Double) got, Math.abs(number) * 1e-12 + 1e-9, store.name());
                } else {
                    assertEquals(wanted, got, store.name());
                }
            }
        }
    }
}
