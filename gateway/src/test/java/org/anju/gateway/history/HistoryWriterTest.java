package org.anju.gateway.history;

import static org.anju.gateway.history.Samples.POWER;
import static org.anju.gateway.history.Samples.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.anju.gateway.fake.MemoryJournal;
import org.anju.gateway.journal.Receipt;
import org.anju.gateway.metrics.HistoryMeters;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Tick;
import org.anju.gateway.privacy.Deletion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoryWriterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(50_000), ZoneOffset.UTC);

    private final MemoryJournal journal = new MemoryJournal();
    private final ScriptedStore store = new ScriptedStore();
    private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Long> pauses = new CopyOnWriteArrayList<>();
    private final Device device = Samples.device("d-1");
    private final List<HistoryWriter> writers = new ArrayList<>();

    @AfterEach
    void stop() {
        writers.forEach(HistoryWriter::close);
    }

    private HistoryWriter started() {
        HistoryWriter writer = new HistoryWriter(
                journal,
                store,
                letters::add,
                new HistoryMeters(registry),
                CLOCK,
                (stop, millis) -> {
                    pauses.add(millis);
                    return stop.getCount() == 0;
                },
                new Random(1));
        writers.add(writer);
        writer.start();
        return writer;
    }

    private void append(long from, long to) {
        journal.append(
                LongStream.range(from, to)
                        .mapToObj(ts -> point(device, ts, POWER, ts))
                        .toList(),
                Receipt.NONE);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                fail("waited in vain");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void awaitReleased(long position) {
        await(() -> journal.position(HistoryWriter.CONSUMER) == position);
    }

    private static List<Long> range(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    @Test
    void storesWhatTheJournalHoldsAndReleasesIt() {
        append(0, 5_000);
        journal.append(List.of(new Tick(1), new Tick(2)), Receipt.NONE);
        started();

        awaitReleased(5_002);
        assertEquals(range(0, 5_000), store.stored);
        assertEquals(5_000, registry.get("anju.history.written").counter().count());
        assertEquals(0, registry.get("anju.history.lag.entries").gauge().value());
        assertEquals(0, registry.get("anju.history.lag.ms").gauge().value());
    }

    @Test
    void holdsOnWhileTheStoreIsAwayAndThenStoresEverythingOnce() {
        store.away = true;
        append(1, 3_001);
        HistoryWriter writer = started();

        await(() -> store.attempts.get() > 20);
        assertEquals("the store is away", writer.trouble());
        assertEquals(0, journal.position(HistoryWriter.CONSUMER));
        assertEquals(3_000, registry.get("anju.history.lag.entries").gauge().value());
        assertEquals(49_999, registry.get("anju.history.lag.ms").gauge().value());
        append(3_001, 4_001);
        store.away = false;

        awaitReleased(4_000);
        assertEquals(range(1, 4_001), store.stored);
        assertEquals("", writer.trouble());
        assertTrue(registry.get("anju.history.retries").counter().count() >= 20);
    }

    @Test
    void waitsLongerAfterEachFailureUpToALimit() {
        store.away = true;
        started();

        await(() -> pauses.size() > 20);
        for (int i = 0; i < 20; i++) {
            long full = Math.min(5_000, 100L << Math.min(i, 10));
            assertTrue(pauses.get(i) >= full / 2 && pauses.get(i) <= full, i + ": " + pauses);
        }
    }

    @Test
    void makesTheStoreReadyAgainAfterItWasAway() {
        started();
        await(() -> store.prepared.get() == 1);
        store.away = true;
        append(0, 1);
        await(() -> !writers.get(0).trouble().isEmpty());
        store.away = false;

        awaitReleased(1);
        assertTrue(store.prepared.get() >= 2);
    }

    @Test
    void singlesOutWhatTheStoreRefusesAndStoresTheRest() {
        store.poison.addAll(List.of(0L, 17L, 18L, 2_999L));
        append(0, 3_000);
        started();

        awaitReleased(3_000);
        List<Long> good = new ArrayList<>(range(0, 3_000));
        good.removeAll(store.poison);
        assertEquals(good, store.stored);
        assertEquals(4, letters.size());
        DeadLetter letter = letters.get(1);
        assertEquals("d-1", letter.device());
        assertEquals("charger", letter.topic());
        assertEquals("store_rejected", letter.reason());
        assertEquals("poison at 17", letter.detail());
        assertTrue(letter.excerpt().contains("power_w=17.0"), letter.excerpt());
        assertEquals(4, registry.get("anju.history.rejected").counter().count());
        assertEquals(2_996, registry.get("anju.history.written").counter().count());
    }

    @Test
    void goesOnWhereItWasAfterARestart() {
        append(0, 100);
        started();
        awaitReleased(100);
        writers.get(0).close();
        append(100, 200);
        started();

        awaitReleased(200);
        assertEquals(range(0, 200), store.stored);
    }

    @Test
    void goesOnAfterEntriesThatRetentionRemoved() {
        append(0, 100);
        journal.forget(40);
        started();

        awaitReleased(100);
        assertEquals(range(40, 100), store.stored);
    }

    @Test
    void survivesAFaultOfTheStoreAndSaysSo() {
        store.fault = true;
        append(0, 10);
        HistoryWriter writer = started();
        await(() -> writer.trouble().contains("a programming mistake"));
        store.fault = false;

        awaitReleased(10);
        assertEquals(range(0, 10), store.stored);
    }

    @Test
    void stopsWhileTheStoreIsAwayAndReleasesNothing() {
        store.away = true;
        append(0, 10);
        HistoryWriter writer = started();
        await(() -> !writer.trouble().isEmpty());
        writer.close();

        assertEquals(0, journal.position(HistoryWriter.CONSUMER));
        long attempts = store.attempts.get();
        writer.close();
        assertEquals(attempts, store.attempts.get());
    }

    /** Stores times of points, in order; can be away, at fault, or refuse some of them. */
    private static final class ScriptedStore implements TimeSeriesStore {
        private final List<Long> stored = new CopyOnWriteArrayList<>();
        private final List<Long> poison = new CopyOnWriteArrayList<>();
        private final AtomicLong attempts = new AtomicLong();
        private final AtomicLong prepared = new AtomicLong();
        private volatile boolean away;
        private volatile boolean fault;

        @Override
        public String name() {
            return "scripted";
        }

        private void answer() throws StoreUnavailableException {
            attempts.incrementAndGet();
            if (fault) {
                throw new IllegalStateException("a programming mistake");
            }
            if (away) {
                throw new StoreUnavailableException("the store is away");
            }
        }

        @Override
        public void prepare() throws StoreUnavailableException {
            answer();
            prepared.incrementAndGet();
        }

        @Override
        public void write(List<Entry> entries) throws StoreUnavailableException, BatchRejectedException {
            answer();
            List<Long> times = entries.stream()
                    .map(entry -> ((org.anju.gateway.model.Telemetry) entry).tsMs())
                    .toList();
            for (long time : times) {
                if (poison.contains(time)) {
                    throw new BatchRejectedException("poison at " + time);
                }
            }
            stored.addAll(times);
        }

        @Override
        public boolean rollUp() {
            return false;
        }

        @Override
        public Series query(
                Device device, List<Field> fields, long fromMs, long toMs, @Nullable Duration every, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<DeviceEvent> events(Device device, long fromMs, long toMs, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Deletion deletePersonal(long beforeMs) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Deletion deleteBefore(long beforeMs) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
