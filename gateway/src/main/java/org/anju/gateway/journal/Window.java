package org.anju.gateway.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.anju.gateway.model.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The newest durable entries in memory, so that consumers that keep up never decode from disk, and the place where readers wait for more.
 * Holds what some consumer has not in hand yet, since whatever lives longer than a moment costs the garbage collector its copies. Bounded;
 * the newest batch is always held. Thread-safe.
 */
final class Window {
    private record Held(Batch batch, long bytes) {}

    private final Extent capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final TreeMap<Long, Held> byFirst = new TreeMap<>();
    private final Map<String, Long> inHand = new HashMap<>();
    private int entries;
    private long bytes;
    private boolean closed;
    private volatile long last;

    /**
     * @param consumers who follows; what all of them have in hand is let go
     * @param last sequence number of the newest entry on disk
     */
    Window(Extent capacity, List<String> consumers, long last) {
        this.capacity = capacity;
        consumers.forEach(consumer -> inHand.put(consumer, 0L));
        this.last = last;
    }

    /** Sequence number of the newest durable entry. */
    long last() {
        return last;
    }

    /** Adds the batch that follows {@link #last()} and wakes readers. */
    void add(Batch batch, long batchBytes) {
        lock.lock();
        try {
            byFirst.put(batch.first(), new Held(batch, batchBytes));
            entries += batch.entries().size();
            bytes += batchBytes;
            long unwanted =
                    inHand.values().stream().mapToLong(Long::longValue).min().orElse(0);
            while (byFirst.size() > 1
                    && (entries > capacity.entries()
                            || bytes > capacity.bytes()
                            || byFirst.firstEntry().getValue().batch().last() <= unwanted)) {
                Held oldest = byFirst.pollFirstEntry().getValue();
                entries -= oldest.batch().entries().size();
                bytes -= oldest.bytes();
            }
            last = batch.last();
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * A consumer has everything up to a position in hand.
     *
     * @throws IllegalArgumentException when the consumer was not declared
     */
    void has(String consumer, long position) {
        lock.lock();
        try {
            if (inHand.computeIfPresent(consumer, (name, before) -> position) == null) {
                throw new IllegalArgumentException(
                        "consumer '" + consumer + "' was not declared; declared are " + inHand.keySet());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until an entry after {@code after} is durable, the time is over or the window is closed; returns {@link #last()}. */
    long await(long after, long nanos) throws InterruptedException {
        if (last > after) {
            return last;
        }
        lock.lock();
        try {
            long rest = nanos;
            while (last <= after && rest > 0 && !closed) {
                rest = added.awaitNanos(rest);
            }
            return last;
        } finally {
            lock.unlock();
        }
    }

    /** Entries after a position; null when the one that follows it is no longer held. */
    @Nullable
    Batch read(long after, int max) {
        lock.lock();
        try {
            Map.Entry<Long, Held> holding = byFirst.floorEntry(after + 1);
            if (holding == null) {
                return null;
            }
            Batch first = holding.getValue().batch();
            int size = first.entries().size();
            boolean newest = holding.getKey().equals(byFirst.lastKey());
            if (first.first() == after + 1 && (size == max || (newest && size < max))) {
                return first;
            }
            List<Entry> found = new ArrayList<>();
            for (Held held : byFirst.tailMap(holding.getKey()).values()) {
                Batch batch = held.batch();
                int from = (int) Math.min(batch.entries().size(), Math.max(0, after + 1 - batch.first()));
                int to = from + Math.min(batch.entries().size() - from, max - found.size());
                found.addAll(batch.entries().subList(from, to));
                if (found.size() == max) {
                    break;
                }
            }
            return new Batch(after + 1, found);
        } finally {
            lock.unlock();
        }
    }

    /** Wakes readers; nobody waits any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
