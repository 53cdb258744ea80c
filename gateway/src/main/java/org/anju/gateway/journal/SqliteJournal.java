package org.anju.gateway.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.anju.gateway.metrics.JournalMeters;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded journal. One thread takes whatever was appended while the last commit ran, writes it as one block, and tells the receipts
 * once it is on disk; so commits grow with the load and no timer is needed. A commit that fails is tried again until it succeeds:
 * receipts wait, and {@link #append} refuses once the backlog is full.
 */
public final class SqliteJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);
    private static final long HOUSEKEEPING_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int HEAVY_LOAD = 256;

    private record Append(List<? extends Entry> entries, Receipt receipt) {}

    private final JournalSettings settings;
    private final BlockFile file;
    private final EntryCodec encoder;
    private final EntryCodec decoder;
    private final JournalMeters meters;
    private final ByteWriter buffer = new ByteWriter();
    private final Queue<Long> setAside = new ConcurrentLinkedQueue<>();
    private final Thread committer = new Thread(this::run, "journal");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition appended = lock.newCondition();
    private final Condition committed = lock.newCondition();
    private final ArrayDeque<Append> waiting = new ArrayDeque<>();
    private final Window window;
    private final Map<String, Long> released = new HashMap<>();
    private Map<String, Long> dirty = new TreeMap<>();
    private int waitingEntries;
    private boolean closing;

    private volatile long last;
    private volatile long fileBytes;
    private volatile String commitTrouble = "";
    private volatile String sizeTrouble = "";

    private SqliteJournal(
            JournalSettings settings,
            BlockFile file,
            Collection<Kind> kinds,
            Function<String, @Nullable Device> devices,
            long atLeast,
            JournalMeters meters)
            throws SQLException {
        this.settings = settings;
        this.file = file;
        this.meters = meters;
        this.window = new Window(settings.windowEntries());
        Schemas schemas = file.schemas(kinds);
        this.encoder = new EntryCodec(schemas, devices);
        this.decoder = new EntryCodec(schemas, devices);
        this.last = Math.max(file.last(), atLeast);
        Map<String, Long> stored = file.positions();
        for (String consumer : settings.consumers()) {
            released.put(consumer, stored.getOrDefault(consumer, 0L));
            meters.lag(consumer, () -> last - position(consumer));
        }
        meters.gauges(this::waitingEntries, this::last, () -> fileBytes);
    }

    /**
     * Opens the journal, or makes it. A file that SQLite finds damaged is set aside under another name, loudly, and a new one begun.
     *
     * @param kinds kinds whose devices will be appended
     * @param devices finds a device by id when entries are read from disk
     * @param atLeast no new entry gets a sequence number at or below this; the highest position a consumer stored elsewhere
     * @throws IOException when the file can neither be used nor set aside
     */
    public static SqliteJournal open(
            JournalSettings settings,
            Collection<Kind> kinds,
            Function<String, @Nullable Device> devices,
            long atLeast,
            JournalMeters meters)
            throws IOException {
        try {
            return start(settings, kinds, devices, atLeast, meters);
        } catch (SQLException e) {
            if (!isDamage(e)) {
                throw new IOException("the journal " + settings.file() + " cannot be opened: " + e.getMessage(), e);
            }
            Path aside =
                    settings.file().resolveSibling(settings.file().getFileName() + ".damaged-" + System.nanoTime());
            LOG.error(
                    "the journal {} is damaged ({}); it was set aside as {} and a new one begun: entries not yet consumed are in the"
                            + " damaged file only",
                    settings.file(),
                    e.getMessage(),
                    aside);
            Files.move(settings.file(), aside);
            for (String suffix : List.of("-wal", "-shm")) {
                Path side = settings.file().resolveSibling(settings.file().getFileName() + suffix);
                if (Files.exists(side)) {
                    Files.move(side, aside.resolveSibling(aside.getFileName() + suffix));
                }
            }
            meters.damaged();
            try {
                return start(settings, kinds, devices, atLeast, meters);
            } catch (SQLException again) {
                throw new IOException("the journal " + settings.file() + " cannot be begun anew", again);
            }
        }
    }

    private static SqliteJournal start(
            JournalSettings settings,
            Collection<Kind> kinds,
            Function<String, @Nullable Device> devices,
            long atLeast,
            JournalMeters meters)
            throws SQLException {
        BlockFile file = new BlockFile(settings.file());
        SqliteJournal journal = new SqliteJournal(settings, file, kinds, devices, atLeast, meters);
        journal.committer.start();
        return journal;
    }

    private static boolean isDamage(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("SQLITE_CORRUPT") || message.contains("SQLITE_NOTADB");
    }

    @Override
    public boolean append(List<? extends Entry> entries, Receipt receipt) {
        lock.lock();
        try {
            if (closing || waitingEntries + entries.size() > settings.maxWaitingEntries() || !sizeTrouble.isEmpty()) {
                meters.refused();
                return false;
            }
            waiting.addLast(new Append(entries, receipt));
            waitingEntries += entries.size();
            appended.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Batch read(long after, int max, Duration wait) throws InterruptedException {
        long nanos = wait.toNanos();
        lock.lock();
        try {
            while (last <= after && nanos > 0 && !closing) {
                nanos = committed.awaitNanos(nanos);
            }
            if (last <= after) {
                return new Batch(after + 1, List.of());
            }
            if (window.covers(after)) {
                return window.read(after, max);
            }
        } finally {
            lock.unlock();
        }
        return readDisk(after, max);
    }

    private Batch readDisk(long after, int max) {
        long from = after;
        try {
            while (true) {
                BlockFile.Block block = file.read(from);
                if (block == null) {
                    return new Batch(after + 1, List.of());
                }
                List<Entry> entries = decode(block);
                if (entries == null) {
                    from = block.last();
                    continue;
                }
                int skip = (int) Math.max(0, from + 1 - block.first());
                List<Entry> wanted = entries.subList(skip, Math.min(entries.size(), skip + max));
                meters.readFromDisk(wanted.size());
                return new Batch(block.first() + skip, wanted);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the journal " + settings.file() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private @Nullable List<Entry> decode(BlockFile.Block block) {
        if (block.intact()) {
            List<Entry> entries = decoder.decode(block.body());
            if (entries.size() == block.count()) {
                return entries;
            }
        }
        LOG.error(
                "entries {} to {} of the journal are damaged on disk; they are set aside in the table 'damaged' of {} and were not"
                        + " given to consumers that had not read them yet; check the disk",
                block.first(),
                block.last(),
                settings.file());
        meters.damaged();
        setAside.add(block.first());
        return null;
    }

    @Override
    public long last() {
        return last;
    }

    @Override
    public long position(String consumer) {
        lock.lock();
        try {
            Long position = released.get(consumer);
            if (position == null) {
                throw new IllegalArgumentException("consumer '" + consumer + "' was not declared");
            }
            return position;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void release(String consumer, long position) {
        lock.lock();
        try {
            if (position > position(consumer)) {
                released.put(consumer, position);
                dirty.put(consumer, position);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String trouble() {
        return commitTrouble.isEmpty() ? sizeTrouble : commitTrouble;
    }

    private long waitingEntries() {
        lock.lock();
        try {
            return waitingEntries;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        long lastHousekeeping = System.nanoTime();
        List<Append> taken = new ArrayList<>();
        try {
            while (take(taken)) {
                long began = System.nanoTime();
                if (!taken.isEmpty()) {
                    commit(taken);
                }
                if (began - lastHousekeeping >= HOUSEKEEPING_NANOS) {
                    lastHousekeeping = began;
                    housekeeping();
                }
                if (!taken.isEmpty() && taken.size() < HEAVY_LOAD) {
                    pause(settings.commitGap().toNanos() - (System.nanoTime() - began));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            fail(taken);
        }
    }

    /** Moves what waits into {@code taken}; false when the journal is closing and nothing waits. */
    private boolean take(List<Append> taken) throws InterruptedException {
        taken.clear();
        lock.lock();
        try {
            if (waiting.isEmpty() && !closing) {
                appended.awaitNanos(HOUSEKEEPING_NANOS);
            }
            int count = 0;
            while (!waiting.isEmpty() && count < settings.maxBlockEntries()) {
                Append next = waiting.removeFirst();
                count += next.entries().size();
                taken.add(next);
            }
            return !(closing && taken.isEmpty());
        } finally {
            lock.unlock();
        }
    }

    private void commit(List<Append> taken) throws InterruptedException {
        List<Entry> entries = new ArrayList<>(taken.size());
        taken.forEach(append -> entries.addAll(append.entries()));
        buffer.reset();
        encoder.encode(entries, buffer);
        long first = last + 1;
        BlockFile.Block block = new BlockFile.Block(first, entries.size(), buffer.toArray(), true);
        long began = System.nanoTime();
        while (!tryCommit(block, entries.get(0).receivedMs())) {
            began = System.nanoTime();
        }
        meters.committed(System.nanoTime() - began, entries.size());
        lock.lock();
        try {
            window.add(new Batch(first, entries));
            waitingEntries -= entries.size();
            last = block.last();
            committed.signalAll();
        } finally {
            lock.unlock();
        }
        for (Append append : taken) {
            append.receipt().durable();
        }
        taken.clear();
    }

    private boolean tryCommit(BlockFile.@Nullable Block block, long receivedMs) throws InterruptedException {
        Map<String, Long> positions;
        lock.lock();
        try {
            positions = dirty;
            dirty = new TreeMap<>();
        } finally {
            lock.unlock();
        }
        try {
            file.commit(block, receivedMs, positions);
            if (!commitTrouble.isEmpty()) {
                LOG.info("the journal takes entries again");
                commitTrouble = "";
            }
            return true;
        } catch (SQLException e) {
            meters.commitFailed();
            String trouble = "the journal cannot be written (" + e.getMessage()
                    + "): nothing is acknowledged until it can; free disk space or mend the disk of " + settings.file();
            if (!trouble.equals(commitTrouble)) {
                LOG.error(trouble);
                commitTrouble = trouble;
            }
            lock.lock();
            try {
                positions.forEach(dirty::putIfAbsent);
                if (closing) {
                    throw new InterruptedException("closing while the journal cannot be written");
                }
                committed.awaitNanos(settings.retryAfter().toNanos());
            } finally {
                lock.unlock();
            }
            return false;
        }
    }

    private void housekeeping() throws InterruptedException {
        boolean stale;
        long everyoneHas;
        lock.lock();
        try {
            stale = !dirty.isEmpty() && waiting.isEmpty();
            everyoneHas =
                    released.values().stream().mapToLong(Long::longValue).min().orElse(0);
        } finally {
            lock.unlock();
        }
        if (stale) {
            tryCommit(null, 0);
        }
        try {
            Long damaged = setAside.poll();
            if (damaged != null) {
                file.setAside(damaged);
            }
            file.removeUpTo(everyoneHas);
            measure();
        } catch (SQLException e) {
            LOG.warn("the journal cannot be tidied now: {}", e.getMessage());
        }
    }

    private void measure() throws SQLException {
        fileBytes = file.usedBytes();
        sizeTrouble = fileBytes < settings.maxFileBytes()
                ? ""
                : "the journal holds " + fileBytes / 1_000_000
                        + " MB, its limit: nothing is taken in until the slowest consumer"
                        + " catches up; bring back the store it writes to, or raise journal.maxBytes";
    }

    private void pause(long nanos) throws InterruptedException {
        if (nanos <= 0) {
            return;
        }
        lock.lock();
        try {
            long rest = nanos;
            while (rest > 0 && !closing) {
                rest = committed.awaitNanos(rest);
            }
        } finally {
            lock.unlock();
        }
    }

    private void fail(List<Append> taken) {
        lock.lock();
        try {
            closing = true;
            taken.addAll(waiting);
            waiting.clear();
            committed.signalAll();
        } finally {
            lock.unlock();
        }
        IllegalStateException cause = new IllegalStateException("the journal was closed");
        taken.forEach(append -> append.receipt().failed(cause));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            appended.signal();
            committed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            committer.join();
            file.commit(null, 0, dirty);
            file.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warn("the journal was not closed cleanly, which loses nothing: {}", e.getMessage());
        }
    }
}
