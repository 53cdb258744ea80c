package org.anju.gateway.journal;

import static org.anju.gateway.journal.JournalContract.append;
import static org.anju.gateway.journal.JournalContract.await;
import static org.anju.gateway.journal.JournalContract.readAll;
import static org.anju.gateway.journal.JournalContract.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.fake.TestEstate;
import org.anju.gateway.metrics.JournalMeters;
import org.anju.gateway.model.AlertClosed;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest implements JournalContract {
    private final TestEstate estate = TestEstate.of(3);
    private SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Override
    public Journal open(Path folder, long atLeast) throws IOException {
        return open(settings(folder, 1L << 30), atLeast);
    }

    private SqliteJournal open(JournalSettings settings, long atLeast) throws IOException {
        meters = new SimpleMeterRegistry();
        return SqliteJournal.open(settings, estate.kinds(), estate::find, atLeast, new JournalMeters(meters));
    }

    static JournalSettings settings(Path folder, long maxFileBytes) {
        return settings(folder, maxFileBytes, Duration.ZERO);
    }

    private static JournalSettings settings(Path folder, long maxFileBytes, Duration commitGap) {
        return new JournalSettings(
                folder.resolve("journal.db"),
                List.of("fast", "slow"),
                new Extent(100, 1 << 24),
                new Extent(40, 1 << 20),
                new Extent(50, 1 << 20),
                maxFileBytes,
                commitGap,
                Duration.ofMillis(10));
    }

    @Test
    void theRowIsOnDiskWhenTheReceiptIsTold(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("journal.db");
        try (Journal journal = open(folder, 0)) {
            for (int i = 1; i <= 20; i++) {
                CompletableFuture<Long> seen = new CompletableFuture<>();
                journal.append(
                        List.of(tick(i)),
                        new Told(() ->
                                seen.complete(query(file, "select coalesce(max(first + count - 1), 0) from block"))));
                assertEquals(i, seen.get(20, TimeUnit.SECONDS));
            }
        }
    }

    @Test
    void onlyWhatEveryConsumerReleasedIsRemoved(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("journal.db");
        try (Journal journal = open(folder, 0)) {
            for (int i = 1; i <= 200; i++) {
                append(journal, tick(i));
            }
            journal.release("fast", 200);
            append(journal, tick(201));
            append(journal, tick(202));
            assertEquals(1, query(file, "select min(first) from block"));
            journal.release("slow", 150);
            await(() -> query(file, "select min(first) from block") == 151);
            assertEquals(52, readAll(journal, 150, 10).size());
            assertEquals(151, journal.read(0, 10, AT_ONCE).first());
            journal.release("fast", 202);
            journal.release("slow", 202);
            await(() -> query(file, "select count(*) from block") == 1);
            assertEquals(202, query(file, "select first from block"));
        }
    }

    @Test
    void aBlockStaysUntilItsLastEntryIsReleased(@TempDir Path folder) throws Exception {
        try (Journal journal = open(folder, 0)) {
            append(journal, tick(1), tick(2), tick(3));
            append(journal, tick(4));
            journal.release("fast", 2);
            journal.release("slow", 2);
        }
        try (Journal journal = open(folder, 0)) {
            append(journal, tick(5));
            assertEquals(List.of(tick(3), tick(4), tick(5)), readAll(journal, 2, 10));
        }
    }

    @Test
    void aConsumerDeclaredLaterBeginsAtTheOldestEntryKept(@TempDir Path folder) throws Exception {
        try (Journal journal = open(folder, 0)) {
            append(journal, tick(1));
            append(journal, tick(2));
            journal.release("fast", 2);
            journal.release("slow", 2);
        }
        JournalSettings before = settings(folder, 1L << 30);
        JournalSettings more = new JournalSettings(
                before.file(),
                List.of("fast", "slow", "new"),
                before.backlog(),
                before.block(),
                before.window(),
                before.maxFileBytes(),
                before.commitGap(),
                before.retryAfter());
        try (Journal journal = open(more, 0)) {
            assertEquals(0, journal.position("new"));
            for (int i = 3; i <= 50; i++) {
                append(journal, tick(i));
            }
            journal.release("fast", 50);
            journal.release("slow", 50);
            append(journal, tick(51));
            Batch first = journal.read(journal.position("new"), 1, AT_ONCE);
            assertTrue(first.first() <= 2);
            assertEquals(
                    51 - first.first() + 1,
                    readAll(journal, first.first() - 1, 100).size());
        }
    }

    @Test
    void theLimitOfSizeWarnsThenRefusesThenRecovers(@TempDir Path folder) throws Exception {
        String text = "x".repeat(20_000);
        try (SqliteJournal journal = open(settings(folder, 400_000), 0)) {
            assertEquals("", journal.trouble());
            long appended = 0;
            while (journal.trouble().isEmpty()) {
                assertTrue(appended < 100_000, "never full");
                if (journal.append(List.of(new AlertClosed(appended, text, "", "")), Receipt.NONE)) {
                    appended++;
                }
                long sent = appended;
                await(() -> journal.last() >= sent);
            }
            await(() -> !journal.warning().isEmpty());
            assertTrue(journal.trouble().contains("journal.maxBytes"), journal.trouble());
            assertFalse(journal.append(List.of(tick(1)), Receipt.NONE));
            assertEquals(appended, journal.last());
            journal.release("fast", journal.last());
            journal.release("slow", journal.last());
            await(() -> journal.trouble().isEmpty());
            append(journal, tick(1));
        }
    }

    @Test
    void theAgeOfWhatAConsumerHasNotReleasedIsShown(@TempDir Path folder) throws Exception {
        try (SqliteJournal journal = open(settings(folder, 1L << 30), 0)) {
            append(journal, tick(0));
            append(journal, tick(Duration.ofHours(25).toMillis()));
            await(() -> meters.get("anju.journal.age").gauge().value() == 90_000);
            journal.release("fast", 2);
            journal.release("slow", 2);
            await(() -> meters.get("anju.journal.age").gauge().value() == 0);
        }
    }

    @Test
    void theGaugesLive(@TempDir Path folder) throws Exception {
        try (Journal journal = open(folder, 0)) {
            append(journal, tick(1), tick(2));
            journal.release("fast", 2);
            System.gc();
            assertEquals(2, meters.get("anju.journal.last").gauge().value());
            assertEquals(
                    0,
                    meters.get("anju.journal.lag")
                            .tag("consumer", "fast")
                            .gauge()
                            .value());
            assertEquals(
                    2,
                    meters.get("anju.journal.lag")
                            .tag("consumer", "slow")
                            .gauge()
                            .value());
            assertTrue(meters.get("anju.journal.disk.free").gauge().value() > 0);
        }
    }

    @Test
    void aSecondGatewayOnTheSameFileIsRefused(@TempDir Path folder) throws Exception {
        try (Journal journal = open(folder, 0)) {
            append(journal, tick(1));
            IOException refused = assertThrows(IOException.class, () -> open(folder, 0));
            assertTrue(String.valueOf(refused.getMessage()).contains("in use"), refused.getMessage());
            append(journal, tick(2));
        }
    }

    @Test
    void whatEveryConsumerHasInHandLeavesMemoryAndIsStillRead(@TempDir Path folder) throws Exception {
        try (Journal journal = open(folder, 0)) {
            for (int i = 1; i <= 20; i++) {
                append(journal, tick(i));
            }
            journal.follow("fast", 15, 1, Duration.ZERO);
            append(journal, tick(21));
            assertEquals(21, readAll(journal, 0, 7).size());
            assertEquals(0, meters.get("anju.journal.read.disk").counter().count());
            journal.follow("slow", 10, 1, Duration.ZERO);
            append(journal, tick(22));
            assertEquals(12, readAll(journal, 10, 7).size());
            assertEquals(0, meters.get("anju.journal.read.disk").counter().count());
            assertEquals(22, readAll(journal, 0, 7).size());
            assertTrue(meters.get("anju.journal.read.disk").counter().count() >= 10);
        }
    }

    @Test
    void largeEntriesAreSplitOverBlocksAndTheWindowStaysSmall(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("journal.db");
        String text = "x".repeat(200_000);
        try (Journal journal = open(folder, 0)) {
            for (int i = 0; i < 30; i++) {
                Entry entry = new DeviceEvent(estate.device("camera", 1), i, i, 0, "crowd", Map.of("note", text));
                while (!journal.append(List.of(entry), Receipt.NONE)) {
                    Thread.onSpinWait();
                }
            }
            await(() -> journal.last() == 30);
            assertTrue(query(file, "select max(length(body)) from block") < 1_400_000);
            assertEquals(30, readAll(journal, 0, 7).size());
            assertTrue(meters.get("anju.journal.read.disk").counter().count() >= 20);
        }
    }

    @Test
    void anEventDoesNotWaitForTheNextCommit(@TempDir Path folder) throws Exception {
        try (Journal journal = open(settings(folder, 1L << 30, Duration.ofHours(1)), 0)) {
            append(journal, tick(1));
            CompletableFuture<Long> second = new CompletableFuture<>();
            journal.append(List.of(tick(2)), new Told(() -> second.complete(journal.last())));
            append(journal, new DeviceEvent(estate.device("gate", 1), 3, 3, 0, "forced_open", Map.of()));
            assertEquals(3, second.get(20, TimeUnit.SECONDS));
        }
    }

    static long query(Path file, String query) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
