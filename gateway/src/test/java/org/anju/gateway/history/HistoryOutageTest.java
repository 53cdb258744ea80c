package org.anju.gateway.history;

import static org.anju.gateway.history.Samples.POWER;
import static org.anju.gateway.history.Samples.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.anju.gateway.fake.MemoryJournal;
import org.anju.gateway.journal.Receipt;
import org.anju.gateway.metrics.HistoryMeters;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.FieldType;
import org.anju.gateway.model.Kind;
import org.anju.gateway.server.InfluxServer;
import org.junit.jupiter.api.Test;

/** The writer on a real InfluxDB that is not there at first, is killed, and already holds a field of another type. */
class HistoryOutageTest {
    private static final int POINTS = 5_000;

    @Test
    void everyGoodPointIsStoredOnceAndOnlyConflictingOnesAreRefused() throws Exception {
        MemoryJournal journal = new MemoryJournal();
        List<DeadLetter> letters = new CopyOnWriteArrayList<>();
        Device device = Samples.device("d-1");
        Kind conflicting = Samples.kind("charger", List.of(Samples.field(0, "power_w", FieldType.TEXT)));
        Device bad = Samples.device("d-2", conflicting);
        long start = System.currentTimeMillis() - 600_000;
        try (InfluxServer server = InfluxServer.start();
                InfluxStore store =
                        new InfluxStore(InfluxTarget.parse(server.url(), ""), Samples.MONTH, Clock.systemUTC());
                HistoryWriter writer = new HistoryWriter(
                        journal,
                        store,
                        letters::add,
                        new HistoryMeters(new SimpleMeterRegistry()),
                        Clock.systemUTC())) {
            server.kill();
            writer.start();
            await(() -> writer.trouble().contains(server.address()));
            server.restart();
            append(journal, device, start, 0, 1_000);
            await(() -> journal.position(HistoryWriter.CONSUMER) == 1_000);
            assertEquals("", writer.trouble());

            server.kill();
            append(journal, device, start, 1_000, POINTS);
            journal.append(List.of(point(bad, start, conflicting.slots().get(0), "high")), Receipt.NONE);
            await(() -> !writer.trouble().isEmpty());
            server.restart();
            await(() -> journal.position(HistoryWriter.CONSUMER) == POINTS + 1);

            assertEquals(
                    POINTS,
                    store.query(device, List.of(POWER), 0, Long.MAX_VALUE, null, 2 * POINTS)
                            .rows()
                            .size());
            assertEquals(1, letters.size());
            assertEquals("d-2", letters.get(0).device());
            assertTrue(
                    letters.get(0).detail().contains("field type conflict"),
                    letters.get(0).detail());
        }
    }

    private static void append(MemoryJournal journal, Device device, long start, int from, int to) {
        List<Entry> entries = new ArrayList<>();
        for (int i = from; i < to; i++) {
            entries.add(point(device, start + i, POWER, i));
        }
        journal.append(entries, Receipt.NONE);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                fail("waited in vain");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
