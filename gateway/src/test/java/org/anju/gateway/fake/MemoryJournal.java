package org.anju.gateway.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anju.gateway.journal.Batch;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.journal.Receipt;
import org.anju.gateway.model.Entry;

/** A journal that forgets everything with the process. */
public final class MemoryJournal implements Journal {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Long> positions = new HashMap<>();

    @Override
    public synchronized boolean append(List<? extends Entry> more, Receipt receipt) {
        entries.addAll(more);
        notifyAll();
        receipt.durable();
        return true;
    }

    /** Appends for tests that do not care about the receipt. */
    public void append(Entry... more) {
        append(List.of(more), Receipt.NONE);
    }

    @Override
    public synchronized Batch read(long after, int max, Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        while (entries.size() <= after) {
            long leftMs = (until - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                return new Batch(after + 1, List.of());
            }
            wait(leftMs);
        }
        int from = (int) after;
        return new Batch(after + 1, List.copyOf(entries.subList(from, Math.min(entries.size(), from + max))));
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

    @Override
    public String trouble() {
        return "";
    }

    @Override
    public void close() {}
}
