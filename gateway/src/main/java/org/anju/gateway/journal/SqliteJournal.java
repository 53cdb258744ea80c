package org.anju.gateway.journal;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.anju.gateway.metrics.JournalMeters;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded journal: a backlog of what was appended, one thread that commits it, a window of the newest entries in memory, and a SQLite
 * file. One process at a time may have the file open.
 *
 * <pre>
 * append → Backlog → Committer → BlockFile → receipts
 *                        └─► Window ─► read ◄─ DiskReader ◄─ BlockFile
 * </pre>
 */
public final class SqliteJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);

    private final JournalSettings settings;
    private final Claim claim;
    private final BlockFile file;
    private final JournalMeters meters;
    private final Health health;
    private final Positions positions;
    private final Window window;
    private final Backlog backlog;
    private final DiskReader reader;
    private final Thread thread;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SqliteJournal(
            JournalSettings settings,
            Claim claim,
            BlockFile file,
            Collection<Kind> kinds,
            Function<String, @Nullable Device> devices,
            long atLeast,
            JournalMeters meters)
            throws SQLException {
        this.settings = settings;
        this.claim = claim;
        this.file = file;
        this.meters = meters;
        Map<String, Long> stored = file.reader().positions();
        long released =
                stored.values().stream().mapToLong(Long::longValue).max().orElse(0);
        long last = file.reader().last();
        long claimed = Math.max(atLeast, released);
        if (last < claimed) {
            LOG.error(
                    "the journal {} ends at entry {}, but a consumer already has entry {}: the file was removed, replaced or lost its end;"
                            + " what other consumers had not read of that is gone from here",
                    settings.file(),
                    last,
                    claimed);
        }
        health = new Health(settings);
        positions = new Positions(settings.consumers(), stored);
        window = new Window(settings.window(), settings.consumers(), Math.max(last, claimed));
        backlog = new Backlog(settings.backlog(), settings.block());
        EntryCodec codec = new EntryCodec(file.schemas(kinds), devices);
        reader = new DiskReader(file.reader(), codec, meters);
        Committer committer =
                new Committer(settings, file, codec, backlog, window, positions, reader.damaged(), health, meters);
        committer.tidy();
        thread = new Thread(committer, "journal");
        meters.waiting(backlog::entries);
        meters.last(window::last);
        meters.file(committer::usedBytes, committer::freeBytes);
        meters.age(committer::oldestAgeMs);
        settings.consumers().forEach(consumer -> meters.lag(consumer, () -> last() - position(consumer)));
    }

    /**
     * Opens the journal, or makes it. A damaged file is set aside under another name, loudly; what can still be read of it goes into a new
     * one, under the same sequence numbers.
     *
     * @param kinds kinds whose devices will be appended
     * @param devices finds a device by id when entries are read from disk
     * @param atLeast no new entry gets a sequence number at or below this; the highest position a consumer stored elsewhere
     * @throws IOException when the file is in use, can neither be used nor set aside, or was written by a newer version
     */
    public static SqliteJournal open(
            JournalSettings settings,
            Collection<Kind> kinds,
            Function<String, @Nullable Device> devices,
            long atLeast,
            JournalMeters meters)
            throws IOException {
        Claim claim = Claim.of(settings.file());
        try {
            BlockFile file = new Rescue(settings.file(), meters).open();
            return start(settings, claim, file, kinds, devices, atLeast, meters);
        } catch (SQLException | RuntimeException e) {
            claim.close();
            throw new IOException("the journal " + settings.file() + " cannot be opened: " + e.getMessage(), e);
        } catch (IOException e) {
            claim.close();
            throw e;
        }
    }

    /** Starts on a file that is already open; closes it when that fails. */
    static SqliteJournal start(
            JournalSettings settings,
            Claim claim,
            BlockFile file,
            Collection<Kind> kinds,
            Function<String, @Nullable Device> devices,
            long atLeast,
            JournalMeters meters)
            throws SQLException {
        try {
            SqliteJournal journal = new SqliteJournal(settings, claim, file, kinds, devices, atLeast, meters);
            journal.thread.start();
            return journal;
        } catch (SQLException | RuntimeException e) {
            try (file) {
                throw e;
            }
        }
    }

    @Override
    public boolean append(List<? extends Entry> entries, Receipt receipt) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("at least one entry must be appended");
        }
        boolean taken = !health.isFull() && backlog.offer(entries, receipt);
        if (!taken) {
            meters.refused();
        }
        return taken;
    }

    @Override
    public Batch read(long after, int max, Duration wait) throws InterruptedException {
        if (max < 1) {
            throw new IllegalArgumentException("at least one entry must be wanted, not " + max);
        }
        long began = System.nanoTime();
        long from = after;
        while (true) {
            long rest = wait.toNanos() - (System.nanoTime() - began);
            long newest = window.await(from, rest);
            if (newest <= from) {
                return new Batch(from + 1, List.of());
            }
            Batch batch = window.read(from, max);
            if (batch != null) {
                return batch;
            }
            try {
                batch = reader.read(from, max);
                health.readSucceeded();
            } catch (SQLException e) {
                health.readFailed(e);
                backlog.rest(rest, false);
                return new Batch(from + 1, List.of());
            }
            if (batch != null) {
                return batch;
            }
            from = newest;
        }
    }

    @Override
    public Batch follow(String consumer, long after, int max, Duration wait) throws InterruptedException {
        window.has(consumer, after);
        return read(after, max, wait);
    }

    @Override
    public long last() {
        return window.last();
    }

    @Override
    public long position(String consumer) {
        return positions.of(consumer);
    }

    @Override
    public void release(String consumer, long position) {
        if (position > window.last()) {
            throw new IllegalArgumentException("consumer '" + consumer + "' released up to " + position
                    + ", but the journal ends at " + window.last());
        }
        positions.release(consumer, position);
    }

    @Override
    public String trouble() {
        return health.trouble();
    }

    @Override
    public String warning() {
        return health.warning();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        backlog.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (claim;
                file) {
            file.commit(null, positions.takeUnstored(), 0);
        } catch (SQLException | IOException e) {
            LOG.warn("the journal {} was not closed cleanly, which loses nothing: {}", settings.file(), e.getMessage());
        }
    }
}
