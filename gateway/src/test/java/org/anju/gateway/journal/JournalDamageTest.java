package org.anju.gateway.journal;

import static org.anju.gateway.journal.JournalContract.append;
import static org.anju.gateway.journal.JournalContract.await;
import static org.anju.gateway.journal.JournalContract.tick;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anju.gateway.fake.TestEstate;
import org.anju.gateway.metrics.JournalMeters;
import org.anju.gateway.model.AlertClosed;
import org.anju.gateway.model.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Disks that lie: whatever is damaged is noticed, reported and kept, and everything else is still served. */
@Timeout(60)
class JournalDamageTest {
    private static final int ENTRIES = 60;

    private final TestEstate estate = TestEstate.of(1);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @TempDir
    Path folder;

    private Path file = Path.of("journal.db");

    @BeforeEach
    void resolve() {
        file = folder.resolve("journal.db");
    }

    @Test
    void aFlippedBitCostsOneBlockAndIsSetAside() throws Exception {
        fill();
        change("update block set body = cast(substr(body, 1, 3) || x'ff' || substr(body, 5) as blob) where first = 20");
        try (Journal journal = openCounted()) {
            assertEquals(20, 1 + entries(journal).indexOf(entry(21)));
            assertEquals(ENTRIES - 1, entries(journal).size());
            assertEquals(1, damaged());
            await(() -> SqliteJournalTest.query(file, "select count(*) from damaged where first = 20") == 1);
            assertEquals(0, SqliteJournalTest.query(file, "select count(*) from block where first = 20"));
        }
    }

    @Test
    void aDamagedNewestBlockNeitherBlocksReadersNorFreesItsNumber() throws Exception {
        fill();
        change("update block set body = x'00' where first = " + ENTRIES);
        try (Journal journal = openCounted()) {
            assertTrue(journal.read(ENTRIES - 1, 10, Duration.ofMillis(1)).isEmpty());
            await(() -> SqliteJournalTest.query(file, "select count(*) from damaged") == 1);
        }
        try (Journal journal = openCounted()) {
            assertEquals(ENTRIES, journal.last());
            append(journal, tick(1));
            assertEquals(new Batch(ENTRIES + 1, List.of(tick(1))), journal.read(ENTRIES - 1, 10, Duration.ZERO));
        }
    }

    @Test
    void garbageInsteadOfAFileIsKeptAndANewJournalBegun() throws Exception {
        byte[] garbage = "this is no database. ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        Files.write(file, garbage);
        try (Journal journal = openCounted()) {
            assertEquals(0, journal.last());
            append(journal, tick(1));
            assertEquals("", journal.trouble());
        }
        assertEquals(1, damaged());
        assertArrayEquals(garbage, Files.readAllBytes(folder.resolve("journal.db.damaged-1")));
    }

    @Test
    void aTornFileIsSetAsideAndWhatCanBeReadIsSaved() throws Exception {
        fill();
        long size = Files.size(file);
        try (RandomAccessFile torn = new RandomAccessFile(file.toFile(), "rw")) {
            torn.setLength(size * 2 / 3 / 4096 * 4096);
        }
        try (Journal journal = openCounted()) {
            assertEquals(1, damaged());
            assertTrue(Files.exists(folder.resolve("journal.db.damaged-1")));
            List<Entry> saved = entries(journal);
            assertTrue(saved.size() > ENTRIES / 3, "only " + saved.size() + " saved");
            assertTrue(saved.stream().allMatch(found -> allEntries().contains(found)));
            append(journal, tick(1));
        }
    }

    @Test
    void aPageOfZeroesInTheMiddleCostsOnlyWhatWasOnIt() throws Exception {
        fill();
        try (RandomAccessFile zeroed = new RandomAccessFile(file.toFile(), "rw")) {
            zeroed.seek(Files.size(file) / 2 / 4096 * 4096);
            zeroed.write(new byte[4096]);
        }
        try (Journal journal = openCounted()) {
            List<Entry> left = entries(journal);
            assertTrue(left.size() >= ENTRIES - 6 && left.size() < ENTRIES, left.size() + " left");
            assertTrue(damaged() >= 1);
            assertEquals(entry(ENTRIES), left.get(left.size() - 1));
        }
    }

    @Test
    void damageInTheMiddleOfTheWriteAheadLogIsReportedAndKept() throws Exception {
        Path wal = folder.resolve("journal.db-wal");
        Path crashed = Files.createDirectory(folder.resolve("crashed"));
        try (Journal journal = openCounted()) {
            for (int i = 1; i <= ENTRIES; i++) {
                append(journal, entry(i));
            }
            for (Path part : List.of(file, wal)) {
                Files.copy(part, crashed.resolve(part.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        file = crashed.resolve("journal.db");
        Path crashedWal = crashed.resolve("journal.db-wal");
        byte[] whole = Files.readAllBytes(crashedWal);
        assertFalse(WalScan.isDamaged(crashedWal));
        Files.write(crashedWal, Arrays.copyOf(whole, whole.length - 100));
        assertFalse(WalScan.isDamaged(crashedWal), "a torn end is no damage");
        whole[whole.length / 2] ^= 0x10;
        Files.write(crashedWal, whole);
        try (Journal journal = openCounted()) {
            assertEquals(1, damaged());
            assertTrue(journal.last() < ENTRIES);
        }
        assertArrayEquals(whole, Files.readAllBytes(crashed.resolve("journal.db.damaged-1-wal")));
    }

    private Journal openCounted() throws IOException {
        return SqliteJournal.open(
                SqliteJournalTest.settings(file.resolveSibling(".").normalize(), 1L << 30),
                estate.kinds(),
                estate::find,
                0,
                new JournalMeters(meters));
    }

    private double damaged() {
        return meters.get("anju.journal.damaged").counter().count();
    }

    private void fill() throws Exception {
        try (Journal journal = openCounted()) {
            for (int i = 1; i <= ENTRIES; i++) {
                append(journal, entry(i));
            }
        }
    }

    private void change(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate(sql));
        }
    }

    private static AlertClosed entry(int number) {
        return new AlertClosed(number, "alert-" + number, "x".repeat(2_500), "subject");
    }

    private static List<Entry> allEntries() {
        List<Entry> all = new ArrayList<>();
        for (int i = 1; i <= ENTRIES; i++) {
            all.add(entry(i));
        }
        return all;
    }

    /** Everything that can be read, gaps and all. */
    private static List<Entry> entries(Journal journal) throws InterruptedException {
        List<Entry> found = new ArrayList<>();
        long position = 0;
        while (position < journal.last()) {
            Batch batch = journal.read(position, 7, Duration.ZERO);
            assertTrue(batch.last() > position, "no progress at " + position);
            found.addAll(batch.entries());
            position = batch.last();
        }
        return found;
    }
}
