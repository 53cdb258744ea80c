package org.anju.gateway.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.metrics.JournalMeters;
import org.anju.gateway.model.Entry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal's one writing thread. It takes whatever was appended while the last commit ran, writes it as one block, and tells the receipts
 * once it is on disk; so commits grow with the load. Under light load it rests between commits, unless an event comes. A commit that fails
 * is tried again until it succeeds or the journal closes. Once a second it tidies: stores positions, removes what everybody has, moves
 * damaged blocks away, measures.
 */
final class Committer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final long TIDY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int HEAVY_LOAD = 256;
    /** Least time between two commits that an event did not let wait, so that many events share commits as all else does. */
    private static final long HURRY_NANOS = Duration.ofMillis(10).toNanos();

    private static final int REMOVED_WHEN_TIDYING = 500;

    private final JournalSettings settings;
    private final BlockFile file;
    private final EntryCodec codec;
    private final Backlog backlog;
    private final Window window;
    private final Positions positions;
    private final Set<Long> damaged;
    private final Health health;
    private final JournalMeters meters;
    private final ByteWriter buffer = new ByteWriter();
    private final List<Backlog.Append> inHand = new ArrayList<>();
    private long newestMs;
    private volatile long usedBytes;
    private volatile long freeBytes;
    private volatile long oldestAgeMs;

    /**
     * @param damaged first sequence numbers of blocks to move away; emptied as that is done
     */
    Committer(
            JournalSettings settings,
            BlockFile file,
            EntryCodec codec,
            Backlog backlog,
            Window window,
            Positions positions,
            Set<Long> damaged,
            Health health,
            JournalMeters meters) {
        this.settings = settings;
        this.file = file;
        this.codec = codec;
        this.backlog = backlog;
        this.window = window;
        this.positions = positions;
        this.damaged = damaged;
        this.health = health;
        this.meters = meters;
    }

    @Override
    public void run() {
        try {
            long tidied = System.nanoTime();
            long hurried = tidied - HURRY_NANOS;
            while (true) {
                inHand.addAll(backlog.take(TIDY_NANOS));
                if (inHand.isEmpty() && backlog.isClosed()) {
                    break;
                }
                int appends = inHand.size();
                long began = System.nanoTime();
                if (!commit()) {
                    break;
                }
                if (began - tidied >= TIDY_NANOS) {
                    tidied = began;
                    tidy();
                }
                if (appends > 0 && appends < HEAVY_LOAD) {
                    long gap = settings.commitGap().toNanos() - (System.nanoTime() - began);
                    if (backlog.rest(gap, began - hurried >= HURRY_NANOS)) {
                        hurried = System.nanoTime();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            health.stopped(e);
        } finally {
            leave();
        }
    }

    /** Commits what is in hand; false when the journal closes before that is possible. */
    private boolean commit() throws InterruptedException {
        List<Entry> entries = encode();
        if (inHand.isEmpty()) {
            return true;
        }
        byte[] body = buffer.toArray();
        long first = window.last() + 1;
        Block block = Block.of(first, entries.size(), entries.get(0).receivedMs(), body);
        long began = System.nanoTime();
        while (!store(block)) {
            if (backlog.isClosed()) {
                return false;
            }
            backlog.rest(settings.retryAfter().toNanos(), false);
            tidy();
            began = System.nanoTime();
        }
        meters.committed(System.nanoTime() - began, entries.size());
        newestMs = entries.get(entries.size() - 1).receivedMs();
        window.add(
                new Batch(first, entries),
                inHand.stream().mapToLong(Backlog.Append::bytes).sum());
        backlog.settle(inHand);
        inHand.forEach(append -> tell(append.receipt(), null));
        inHand.clear();
        return true;
    }

    private List<Entry> entriesInHand() {
        List<Entry> entries = new ArrayList<>(inHand.size());
        for (Backlog.Append append : inHand) {
            List<Entry> more = append.entries();
            for (int i = 0; i < more.size(); i++) {
                entries.add(more.get(i));
            }
        }
        return entries;
    }

    /**
     * Encodes what is in hand into the buffer and returns the entries. An append that cannot be encoded leaves the hand, and only that append
     * fails.
     */
    private List<Entry> encode() {
        List<Entry> entries = entriesInHand();
        try {
            buffer.reset();
            codec.encode(entries, buffer);
        } catch (RuntimeException e) {
            List<Backlog.Append> refused = new ArrayList<>();
            for (Backlog.Append append : inHand) {
                refuseUnencodable(append, refused);
            }
            inHand.removeAll(refused);
            backlog.settle(refused);
            buffer.reset();
            entries = entriesInHand();
            codec.encode(entries, buffer);
        }
        return entries;
    }

    private void refuseUnencodable(Backlog.Append append, List<Backlog.Append> refused) {
        try {
            buffer.reset();
            codec.encode(append.entries(), buffer);
        } catch (RuntimeException e) {
            LOG.error("an entry cannot be written to the journal and was refused", e);
            meters.refused();
            tell(append.receipt(), e);
            refused.add(append);
        }
    }

    private boolean store(@Nullable Block block) {
        Map<String, Long> unstored = positions.takeUnstored();
        try {
            health.commitBegins();
            file.commit(block, unstored, positions.slowest());
            health.commitEnds();
            return true;
        } catch (SQLException e) {
            positions.restore(unstored);
            meters.commitFailed();
            health.commitFailed(settings.file(), e);
            return false;
        }
    }

    /** Whatever is due besides new entries. What fails is due again the next time. */
    void tidy() {
        if (positions.hasUnstored() && inHand.isEmpty()) {
            store(null);
        }
        try {
            file.removeUpTo(positions.slowest(), REMOVED_WHEN_TIDYING);
            for (Long first : List.copyOf(damaged)) {
                file.setAside(first);
                damaged.remove(first);
            }
        } catch (SQLException e) {
            if (health.trouble().isEmpty()) {
                LOG.warn("the journal cannot be tidied now: {}", e.getMessage());
            }
        }
        try {
            measure();
        } catch (SQLException | IOException e) {
            LOG.warn("the journal cannot be measured now: {}", e.getMessage());
        }
    }

    private void measure() throws SQLException, IOException {
        Long oldest = file.reader().receivedMs(positions.slowest());
        oldestAgeMs = oldest == null || newestMs == 0 ? 0 : Math.max(0, newestMs - oldest);
        usedBytes = file.reader().usedBytes();
        freeBytes = Files.getFileStore(settings.file()).getUsableSpace();
        health.measured(usedBytes);
    }

    /** Bytes of the file in use. */
    long usedBytes() {
        return usedBytes;
    }

    /** Free bytes of the disk. */
    long freeBytes() {
        return freeBytes;
    }

    /** Time from the oldest entry that some consumer has not released to the newest entry. */
    long oldestAgeMs() {
        return oldestAgeMs;
    }

    private void leave() {
        backlog.close();
        window.close();
        IllegalStateException cause =
                new IllegalStateException("the journal was closed before the entries were durable");
        try {
            while (true) {
                inHand.addAll(backlog.take(0));
                if (inHand.isEmpty()) {
                    return;
                }
                backlog.settle(inHand);
                inHand.forEach(append -> tell(append.receipt(), cause));
                inHand.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(Receipt receipt, @Nullable Throwable failure) {
        try {
            if (failure == null) {
                receipt.durable();
            } else {
                receipt.failed(failure);
            }
        } catch (RuntimeException e) {
            LOG.error("a receipt of the journal threw, which it must not", e);
        }
    }
}
