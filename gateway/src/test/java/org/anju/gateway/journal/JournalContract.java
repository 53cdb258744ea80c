package org.anju.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.anju.gateway.model.AlertClosed;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every journal promises, on real disks. */
@Timeout(60)
interface JournalContract {
    Duration SOON = Duration.ofSeconds(20);
    Duration AT_ONCE = Duration.ZERO;

    /** A journal in a folder, with consumers {@code fast} and {@code slow}, a backlog of 100 entries and a window of 50. */
    Journal open(Path folder, long atLeast) throws IOException;

    @Test
    default void entriesAreReadInTheOrderTheyWereAppended(@TempDir Path folder) throws Exception {
        try (Journal journal = open(folder, 0)) {
            append(journal, tick(1), tick(2), tick(3));
            append(journal, tick(4));
            assertEquals(4, journal.last());
            assertEquals(new Batch(1, List.of(tick(1), tick(2), tick(3), tick(4))), journal.read(0, 10, SOON));
            assertEquals(new Batch(3, List.of(tick(3))), journal.read(2, 1, SOON));
        }
    }

    @Test
    default void aReaderAtTheEndWaitsForTheNextEntry(@TempDir Path folder) throws Exception {
        try (Journal journal = open(folder, 0)) {
            assertEquals(new Batch(1, List.of()), journal.read(0, 10, Duration.ofMillis(1)));
            CompletableFuture<Batch> waiting = CompletableFuture.supplyAsync(() -> read(journal, 0));
            append(journal, tick(7));
            assertEquals(new Batch(1, List.of(tick(7))), waiting.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    default void everythingAcknowledgedIsThereAfterReopening(@TempDir Path folder) throws Exception {
        try (Journal journal = open(folder, 0)) {
            for (int i = 1; i <= 120; i++) {
                append(journal, tick(i));
            }
            journal.release("fast", 100);
        }
        try (Journal journal = open(folder, 0)) {
            assertEquals(120, journal.last());
            assertEquals(100, journal.position("fast"));
            assertEquals(0, journal.position("slow"));
            List<Entry> all = readAll(journal, 0, 7);
            assertEquals(120, all.size());
            assertEquals(tick(120), all.get(119));
            append(journal, tick(121));
            assertEquals(new Batch(121, List.of(tick(121))), journal.read(120, 10, SOON));
        }
    }

    @Test
    default void closingCommitsWhatWaits(@TempDir Path folder) throws Exception {
        try (Journal journal = open(folder, 0)) {
            for (int i = 1; i <= 50; i++) {
                assertTrue(journal.append(List.of(tick(i)), Receipt.NONE));
            }
        }
        try (Journal journal = open(folder, 0)) {
            assertEquals(50, readAll(journal, 0, 100).size());
        }
    }

    @Test
    default void eachThreadsOwnOrderIsKept(@TempDir Path folder) throws Exception {
        int threads = 4;
        int each = 300;
        try (Journal journal = open(folder, 0)) {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                String name = "thread-" + t;
                running.add(CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < each; i++) {
                        AlertClosed entry = new AlertClosed(i, String.valueOf(i), "rule", name);
                        while (!journal.append(List.of(entry), Receipt.NONE)) {
                            Thread.onSpinWait();
                        }
                    }
                }));
            }
            for (CompletableFuture<Void> one : running) {
                one.get(30, TimeUnit.SECONDS);
            }
            await(() -> journal.last() == (long) threads * each);
            List<Entry> all = readAll(journal, 0, 100);
            for (int t = 0; t < threads; t++) {
                String name = "thread-" + t;
                List<String> own = all.stream()
                        .map(AlertClosed.class::cast)
                        .filter(entry -> entry.subject().equals(name))
                        .map(AlertClosed::alertId)
                        .toList();
                List<String> expected = new ArrayList<>();
                for (int i = 0; i < each; i++) {
                    expected.add(String.valueOf(i));
                }
                assertEquals(expected, own);
            }
        }
    }

    @Test
    default void aFullBacklogRefusesAndForgetsNothingItTook(@TempDir Path folder) throws Exception {
        CountDownLatch inReceipt = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger durable = new AtomicInteger();
        int taken = 0;
        try (Journal journal = open(folder, 0)) {
            journal.append(List.of(tick(0)), new Told(() -> {
                inReceipt.countDown();
                awaitQuietly(goOn);
            }));
            assertTrue(inReceipt.await(20, TimeUnit.SECONDS));
            while (taken < 1_000 && journal.append(List.of(tick(taken)), new Told(durable::incrementAndGet))) {
                taken++;
            }
            assertEquals(100, taken);
            goOn.countDown();
            await(() -> durable.get() == 100);
            assertEquals(101, journal.last());
            assertTrue(journal.append(List.of(tick(1)), Receipt.NONE));
        }
    }

    @Test
    default void aReceiptThatThrowsHarmsNobody(@TempDir Path folder) throws Exception {
        try (Journal journal = open(folder, 0)) {
            journal.append(List.of(tick(1)), new Told(() -> {
                throw new IllegalStateException("on purpose");
            }));
            append(journal, tick(2));
            assertEquals(2, journal.last());
            assertEquals("", journal.trouble());
        }
    }

    @Test
    default void anEntryThatCannotBeWrittenFailsAlone(@TempDir Path folder) throws Exception {
        try (Journal journal = open(folder, 0)) {
            CompletableFuture<Throwable> failed = new CompletableFuture<>();
            CompletableFuture<Void> durable = new CompletableFuture<>();
            AlertClosed broken = new AlertClosed(1, "a", "b", missing());
            assertTrue(journal.append(List.of(broken), new Receipt() {
                @Override
                public void durable() {
                    failed.completeExceptionally(new AssertionError("durable"));
                }

                @Override
                public void failed(Throwable cause) {
                    failed.complete(cause);
                }
            }));
            assertTrue(journal.append(List.of(tick(5)), new Told(() -> durable.complete(null))));
            failed.get(20, TimeUnit.SECONDS);
            durable.get(20, TimeUnit.SECONDS);
            assertEquals(new Batch(1, List.of(tick(5))), journal.read(0, 10, SOON));
        }
    }

    @Test
    default void sequenceNumbersGoOnWhenEverythingWasReleased(@TempDir Path folder) throws Exception {
        try (Journal journal = open(folder, 0)) {
            for (int i = 1; i <= 20; i++) {
                append(journal, tick(i));
            }
            journal.release("fast", 20);
            journal.release("slow", 20);
        }
        try (Journal journal = open(folder, 0)) {
            assertEquals(20, journal.last());
            append(journal, tick(21));
            assertEquals(new Batch(21, List.of(tick(21))), journal.read(20, 10, SOON));
        }
    }

    @Test
    default void newEntriesStartAboveWhatAConsumerAlreadyHas(@TempDir Path folder) throws Exception {
        try (Journal journal = open(folder, 500)) {
            assertEquals(500, journal.last());
            assertTrue(journal.read(3, 10, Duration.ofMillis(1)).isEmpty());
            append(journal, tick(1));
            assertEquals(new Batch(501, List.of(tick(1))), journal.read(500, 10, SOON));
            assertEquals(501, journal.read(3, 10, SOON).first());
        }
        try (Journal journal = open(folder, 0)) {
            assertEquals(501, journal.read(0, 10, SOON).first());
            assertEquals(501, journal.last());
        }
    }

    @Test
    default void readingWhereNothingIsKeptWaitsInsteadOfSpinning(@TempDir Path folder) throws Exception {
        try (Journal journal = open(folder, 500)) {
            long began = System.nanoTime();
            Batch batch = journal.read(3, 10, Duration.ofMillis(50));
            assertTrue(System.nanoTime() - began >= Duration.ofMillis(50).toNanos());
            assertEquals(new Batch(501, List.of()), batch);
        }
    }

    @Test
    default void misuseIsRefusedByName(@TempDir Path folder) throws Exception {
        try (Journal journal = open(folder, 0)) {
            assertThrows(IllegalArgumentException.class, () -> journal.append(List.of(), Receipt.NONE));
            assertThrows(IllegalArgumentException.class, () -> journal.read(0, 0, AT_ONCE));
            assertThrows(IllegalArgumentException.class, () -> journal.position("nobody"));
            assertThrows(IllegalArgumentException.class, () -> journal.follow("nobody", 0, 1, AT_ONCE));
            assertThrows(IllegalArgumentException.class, () -> journal.release("nobody", 0));
            assertThrows(IllegalArgumentException.class, () -> journal.release("fast", 1));
        }
    }

    @Test
    default void aClosedJournalTakesNothingAndAnswersReadersAtOnce(@TempDir Path folder) throws Exception {
        Journal journal = open(folder, 0);
        append(journal, tick(1));
        CompletableFuture<Batch> waiting = CompletableFuture.supplyAsync(() -> read(journal, 1));
        journal.close();
        journal.close();
        assertTrue(waiting.get(20, TimeUnit.SECONDS).isEmpty());
        assertFalse(journal.append(List.of(tick(2)), Receipt.NONE));
    }

    static Tick tick(long atMs) {
        return new Tick(atMs);
    }

    /** Appends and waits until it is durable. */
    static void append(Journal journal, Entry... entries) throws Exception {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        assertTrue(journal.append(List.of(entries), new Receipt() {
            @Override
            public void durable() {
                durable.complete(null);
            }

            @Override
            public void failed(Throwable cause) {
                durable.completeExceptionally(cause);
            }
        }));
        durable.get(20, TimeUnit.SECONDS);
    }

    /** All entries after a position, which must be consecutive. */
    static List<Entry> readAll(Journal journal, long after, int max) throws InterruptedException {
        List<Entry> all = new ArrayList<>();
        long position = after;
        while (position < journal.last()) {
            Batch batch = journal.read(position, max, AT_ONCE);
            assertEquals(position + 1, batch.first());
            assertFalse(batch.isEmpty());
            assertTrue(batch.entries().size() <= max);
            all.addAll(batch.entries());
            position = batch.last();
        }
        return all;
    }

    private static Batch read(Journal journal, long after) {
        try {
            return journal.read(after, 10, SOON);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for a condition, at most 20 s. */
    static void await(BooleanSupplier condition) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - began < SOON.toNanos(), "waited in vain");
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("NullAway") // the point is what happens to an entry that should not exist
    private static String missing() {
        return null;
    }

    /** A receipt that only cares for success. */
    record Told(Runnable whenDurable) implements Receipt {
        @Override
        public void durable() {
            whenDurable.run();
        }

        @Override
        public void failed(Throwable cause) {}
    }
}
