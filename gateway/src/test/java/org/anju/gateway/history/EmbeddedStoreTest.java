package org.anju.gateway.history;

import static org.anju.gateway.history.Samples.POWER;
import static org.anju.gateway.history.Samples.event;
import static org.anju.gateway.history.Samples.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.FieldType;
import org.anju.gateway.model.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract with rows rolled out every few batches, so that each answer comes from both places. */
class EmbeddedStoreTest extends TimeSeriesStoreContract {
    private static final Retention MONTH = Samples.MONTH;
    private static final long T = Instant.parse("2026-11-24T00:00:00Z").toEpochMilli();
    private static final Clock NOW = Clock.fixed(Instant.ofEpochMilli(T + 7_200_000), ZoneOffset.UTC);

    @TempDir
    private static Path shared;

    @TempDir
    private Path own;

    private static EmbeddedStore store;

    @BeforeAll
    static void open() throws Exception {
        store = new EmbeddedStore(shared.resolve("a/b/history.db"), MONTH, Clock.systemUTC(), 100);
        store.prepare();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    TimeSeriesStore store() {
        return store;
    }

    private EmbeddedStore opened(Clock clock, int rollBytes) throws StoreUnavailableException {
        EmbeddedStore opened = new EmbeddedStore(own.resolve("history.db"), MONTH, clock, rollBytes);
        opened.prepare();
        return opened;
    }

    private static List<Object> powers(TimeSeriesStore store, Device device) throws StoreUnavailableException {
        List<Object> powers = new ArrayList<>();
        store.query(device, List.of(POWER), 0, Long.MAX_VALUE, null, 100_000)
                .rows()
                .forEach(row -> powers.add(row.get(1)));
        return powers;
    }

    @Test
    void hasEverythingAfterItsFileWasCopiedInTheMiddleOfRunning() throws Exception {
        Device device = Samples.device("d-1");
        List<Object> expected = new ArrayList<>();
        try (EmbeddedStore running = opened(NOW, 2_000)) {
            for (int i = 0; i < 500; i++) {
                running.write(List.of(point(device, T + i, POWER, i), event(device, T + i, Map.of("n", i))));
                expected.add((double) i);
            }
            Path crashed = Files.createDirectory(own.resolve("crashed"));
            for (String suffix : List.of("", "-wal")) {
                Files.copy(own.resolve("history.db" + suffix), crashed.resolve("history.db" + suffix));
            }
        }
        try (EmbeddedStore again = new EmbeddedStore(own.resolve("crashed/history.db"), MONTH, NOW, 2_000)) {
            again.prepare();
            assertEquals(expected, powers(again, device));
            assertEquals(500, again.events(device, 0, Long.MAX_VALUE, 1_000).size());
            again.write(List.of(point(device, T + 500, POWER, 500)));
            expected.add(500.0);
            assertEquals(expected, powers(again, device));
        }
    }

    @Test
    void forgetsWholeDaysOnceTheyAreOlderThanTheRetention() throws Exception {
        Device device = Samples.device("d-1");
        for (int day = 0; day < 40; day++) {
            long dayMs = T + day * Days.MILLIS;
            Clock clock = Clock.fixed(Instant.ofEpochMilli(dayMs + 1), ZoneOffset.UTC);
            try (EmbeddedStore today = opened(clock, 1)) {
                today.write(List.of(point(device, dayMs, POWER, day), event(device, dayMs, Map.of("n", day))));
                today.write(List.of(point(device, dayMs + 1, POWER, day)));
            }
        }
        try (EmbeddedStore last = opened(Clock.fixed(Instant.ofEpochMilli(T + 40 * Days.MILLIS), ZoneOffset.UTC), 1);
                Connection sql = DriverManager.getConnection("jdbc:sqlite:" + own.resolve("history.db"));
                Statement statement = sql.createStatement()) {
            last.write(List.of(point(device, T + 40 * Days.MILLIS, POWER, 40)));
            assertEquals(10.0, powers(last, device).get(0));
            assertEquals(30, last.events(device, 0, Long.MAX_VALUE, 100).size());
            assertEquals(
                    30,
                    statement
                            .executeQuery("select count(*) from sqlite_schema where name like 'events_%'")
                            .getInt(1));
        }
    }

    @Test
    void keepsOldRowsReadableWhenAProfileChanges() throws Exception {
        Kind before = Samples.kind(
                "lamp",
                List.of(Samples.field(0, "level", FieldType.TEXT), Samples.field(1, "power_w", FieldType.INTEGER)));
        Kind after = Samples.kind(
                "lamp",
                List.of(Samples.field(0, "power_w", FieldType.NUMBER), Samples.field(1, "level", FieldType.NUMBER)));
        Device old = Samples.device("d-1", before);
        Device renewed = Samples.device("d-1", after);
        Field oldLevel = before.slots().get(0);
        Field oldPower = before.slots().get(1);
        try (EmbeddedStore store = opened(NOW, 1)) {
            store.write(List.of(point(old, T, oldLevel, "high", oldPower, 7L)));
            store.write(List.of(point(
                    renewed, T + 1, after.slots().get(0), 7.5, after.slots().get(1), 2.5)));

            assertEquals(
                    List.of(java.util.Arrays.asList(T, 7.0, null), List.of(T + 1, 7.5, 2.5)),
                    store.query(renewed, after.slots(), T, T + 10, null, 10).rows());
            assertEquals(
                    List.of(List.of(T, "high")),
                    store.query(old, List.of(oldLevel), T, T + 10, null, 10).rows());
        }
    }

    @Test
    void saysWhatToDoAboutAFolderItCannotUse() throws Exception {
        Path file = Files.writeString(own.resolve("taken"), "not a folder");
        try (EmbeddedStore store = new EmbeddedStore(file.resolve("history.db"), MONTH, NOW)) {
            StoreUnavailableException away = assertThrows(StoreUnavailableException.class, store::prepare);
            assertTrue(String.valueOf(away.getMessage()).contains(file.toString()));
            assertTrue(String.valueOf(away.getMessage()).contains("rights"));
        }
    }

    @Test
    void refusesAFileOfANewerRelease() throws Exception {
        opened(NOW, 1).close();
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + own.resolve("history.db"));
                Statement statement = sql.createStatement()) {
            statement.execute("pragma user_version = 99");
        }
        StoreUnavailableException away = assertThrows(StoreUnavailableException.class, () -> opened(NOW, 1));
        assertTrue(String.valueOf(away.getMessage()).contains("newer release"), away.getMessage());
    }

    @Test
    void answersAreWholeWhileRowsAreRolledOut() throws Exception {
        Device device = Samples.device("d-1");
        try (EmbeddedStore store = opened(NOW, 3_000)) {
            Thread writing = new Thread(() -> {
                for (int i = 0; i < 2_000; i++) {
                    List<Entry> batch = List.of(point(device, T + i, POWER, i));
                    try {
                        store.write(batch);
                    } catch (StoreUnavailableException | BatchRejectedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
            writing.start();
            int seen = 0;
            while (seen < 2_000) {
                List<Object> powers = powers(store, device);
                assertTrue(powers.size() >= seen, "rows were seen and then not");
                for (int i = 0; i < powers.size(); i++) {
                    assertEquals((double) i, powers.get(i));
                }
                seen = powers.size();
                assertTrue(seen == 2_000
                        || writing.isAlive()
                        || powers(store, device).size() == 2_000);
            }
            writing.join();
        }
    }
}
