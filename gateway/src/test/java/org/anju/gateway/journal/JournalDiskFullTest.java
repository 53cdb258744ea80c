package org.anju.gateway.journal;

import static org.anju.gateway.journal.JournalContract.append;
import static org.anju.gateway.journal.JournalContract.await;
import static org.anju.gateway.journal.JournalContract.readAll;
import static org.anju.gateway.journal.JournalContract.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.gateway.fake.TestEstate;
import org.anju.gateway.metrics.JournalMeters;
import org.anju.gateway.model.AlertClosed;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A full disk stops acknowledgements, says so, loses nothing, and is over by itself when space returns. */
@Timeout(120)
class JournalDiskFullTest {
    private final TestEstate estate = TestEstate.of(1);
    private final AtomicInteger durable = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private int taken;

    @Test
    void aFullDiskEndsWhenSpaceReturns(@TempDir Path folder) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()), "needs the right to mount");
        try {
            try (SqliteJournal journal = open(disk)) {
                Path ballast = disk.resolve("ballast");
                Files.write(ballast, new byte[21 << 20]);
                fillUntilTrouble(journal);
                int acknowledged = durable.get();
                assertTrue(journal.trouble().contains("free disk space"), journal.trouble());
                assertTrue(acknowledged < taken);
                assertEquals(acknowledged, journal.last());
                assertEquals(acknowledged, readAll(journal, 0, 10).size());
                Files.delete(ballast);
                await(() -> durable.get() == taken);
                await(() -> journal.trouble().isEmpty());
                append(journal, tick(1));
                assertEquals(taken + 1, journal.last());
            }
            try (SqliteJournal journal = open(disk)) {
                assertEquals(taken + 1, readAll(journal, 0, 100).size());
            }
        } finally {
            assertTrue(run("umount", disk.toString()));
        }
        assertEquals(0, failed.get());
    }

    @Test
    void consumersThatCatchUpMakeRoomOnAFullDisk(@TempDir Path folder) throws Exception {
        JournalSettings settings = SqliteJournalTest.settings(folder, 1L << 30);
        BlockFile file = new BlockFile(settings.file());
        file.limitPages(1_000);
        try (SqliteJournal journal = SqliteJournal.start(
                settings,
                Claim.of(settings.file()),
                file,
                estate.kinds(),
                estate::find,
                0,
                new JournalMeters(new SimpleMeterRegistry()))) {
            fillUntilTrouble(journal);
            await(() -> {
                journal.release("fast", journal.last());
                journal.release("slow", journal.last());
                return durable.get() == taken;
            });
            assertEquals("", journal.trouble());
            assertEquals(taken, journal.last());
        }
    }

    @Test
    void aJournalOpensOnAFullDiskSoThatConsumersCanDrainIt(@TempDir Path folder) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()), "needs the right to mount");
        try {
            try (SqliteJournal journal = open(disk)) {
                fillUntilTrouble(journal);
            }
            try (SqliteJournal journal = open(disk)) {
                assertEquals(durable.get(), journal.last());
                assertEquals(durable.get(), readAll(journal, 0, 10).size());
            }
        } finally {
            assertTrue(run("umount", disk.toString()));
        }
    }

    @Test
    void closingOnAFullDiskFailsWhatWaitsInsteadOfHanging(@TempDir Path folder) throws Exception {
        JournalSettings settings = SqliteJournalTest.settings(folder, 1L << 30);
        BlockFile file = new BlockFile(settings.file());
        file.limitPages(1_000);
        SqliteJournal journal = SqliteJournal.start(
                settings,
                Claim.of(settings.file()),
                file,
                estate.kinds(),
                estate::find,
                0,
                new JournalMeters(new SimpleMeterRegistry()));
        fillUntilTrouble(journal);
        journal.close();
        assertEquals(taken, durable.get() + failed.get());
        assertTrue(failed.get() > 0);
        try (SqliteJournal again = open(folder)) {
            assertEquals(durable.get(), again.last());
        }
    }

    private void fillUntilTrouble(SqliteJournal journal) {
        while (journal.trouble().isEmpty()) {
            boolean more = journal.append(
                    List.of(new AlertClosed(taken, "x".repeat(20_000), "rule", "subject")), new Receipt() {
                        @Override
                        public void durable() {
                            durable.incrementAndGet();
                        }

                        @Override
                        public void failed(Throwable cause) {
                            failed.incrementAndGet();
                        }
                    });
            if (more) {
                taken++;
                assertTrue(taken < 10_000, "the disk is never full");
            }
            Thread.onSpinWait();
        }
    }

    private SqliteJournal open(Path folder) throws IOException {
        return SqliteJournal.open(
                SqliteJournalTest.settings(folder, 1L << 30),
                estate.kinds(),
                estate::find,
                0,
                new JournalMeters(new SimpleMeterRegistry()));
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
