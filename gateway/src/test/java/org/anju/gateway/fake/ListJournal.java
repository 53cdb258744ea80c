package org.anju.gateway.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.journal.Batch;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.journal.Receipt;
import org.anju.gateway.model.Entry;

/** A journal in memory that keeps everything; can be told to refuse. */
public final class ListJournal implements Journal {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Long> positions = new HashMap<>();
    private boolean refusing;

    public synchronized void refuse(boolean refuse) {
        refusing = refuse;
    }

    public boolean append(Entry entry) {
        return append(List.of(entry), Receipt.NONE);
    }

    @Override
    public synchronized boolean append(List<? extends Entry> more, Receipt receipt) {
        if (refusing) {
            return false;
        }
        entries.addAll(more);
        notifyAll();
        receipt.durable();
        return true;
    }

    @Override
    public synchronized Batch read(long after, int max, Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        while (entries.size() <= after) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return new Batch(after + 1, List.of());
            }
            wait(left);
        }
        int to = (int) Math.min(entries.size(), after + max);
        return new Batch(after + 1, List.copyOf(entries.subList((int) after, to)));
    }

    @Override
    public synchronized long last() {
        return entries.size();
    }

    @Override
    public synchronized long position(String consumer) {
        return positions.getOrDefault(consumer, 0L);
    }

    @Override
    public synchronized void release(String consumer, long position) {
        positions.put(consumer, position);
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
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
