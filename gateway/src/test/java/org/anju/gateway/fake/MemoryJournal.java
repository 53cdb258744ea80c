package org.anju.gateway.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.anju.gateway.journal.Batch;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.journal.Receipt;
import org.anju.gateway.model.Entry;

/**
 * A journal in memory: entries are durable at once, and any consumer is known. Nothing is ever removed unless {@link #forget} says so, and
 * nothing refused unless {@link #refuse} does.
 */
public final class MemoryJournal implements Journal {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Long> positions = new ConcurrentHashMap<>();
    private long forgotten;
    private boolean refusing;

    @Override
    public boolean append(List<? extends Entry> more, Receipt receipt) {
        synchronized (this) {
            if (refusing) {
                return false;
            }
            entries.addAll(more);
            notifyAll();
        }
        receipt.durable();
        return true;
    }

    /** Appends for a test that waits for nothing. */
    public void append(Entry... more) {
        append(List.of(more), Receipt.NONE);
    }

    @Override
    public synchronized Batch read(long after, int max, Duration wait) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (last() <= after) {
            long leftMs = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                return new Batch(after + 1, List.of());
            }
            wait(leftMs);
        }
        int from = (int) Math.max(after, forgotten);
        int to = (int) Math.min(entries.size(), (long) from + max);
        return new Batch(from + 1L, List.copyOf(entries.subList(from, to)));
    }

    @Override
    public Batch follow(String consumer, long after, int max, Duration wait) throws InterruptedException {
        return read(after, max, wait);
    }

    /** Behaves from now on as if retention had removed the entries up to {@code position}. */
    public synchronized void forget(long position) {
        forgotten = position;
    }

    /** Takes nothing in from now on, as when the disk is full, or takes it again. */
    public synchronized void refuse(boolean refuse) {
        refusing = refuse;
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized long last() {
        return entries.size();
    }

    @Override
    public long position(String consumer) {
        return positions.getOrDefault(consumer, 0L);
    }

    @Override
    public void release(String consumer, long position) {
        positions.put(consumer, position);
    }

    @Override
    public synchronized String trouble() {
        return refusing ? "refusing for a test" : "";
    }

    @Override
    public String warning() {
        return "";
    }

    @Override
    public void close() {}
}
