package org.anju.gateway.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.anju.gateway.model.Entry;

/**
 * The newest durable entries in memory, so that consumers that keep up never decode from disk. Holds at most a fixed number of entries.
 * Not thread-safe: the journal's lock guards it.
 */
final class Window {
    private final int capacity;
    private final Deque<Batch> batches = new ArrayDeque<>();
    private int size;

    Window(int capacity) {
        this.capacity = capacity;
    }

    void add(Batch batch) {
        batches.addLast(batch);
        size += batch.entries().size();
        while (size > capacity && batches.size() > 1) {
            size -= batches.removeFirst().entries().size();
        }
    }

    /** Whether the entry that follows {@code after} is held, or nothing has followed it yet. */
    boolean covers(long after) {
        Batch oldest = batches.peekFirst();
        return oldest != null && after + 1 >= oldest.first();
    }

    /** Entries after a position that is covered; empty when nothing followed. */
    Batch read(long after, int max) {
        List<Entry> found = new ArrayList<>();
        Iterator<Batch> newestFirst = batches.descendingIterator();
        Deque<Batch> wanted = new ArrayDeque<>();
        while (newestFirst.hasNext()) {
            Batch batch = newestFirst.next();
            if (batch.last() <= after) {
                break;
            }
            wanted.addFirst(batch);
        }
        for (Batch batch : wanted) {
            int from = (int) Math.max(0, after + 1 - batch.first());
            int to = Math.min(batch.entries().size(), from + max - found.size());
            if (from == 0 && to == batch.entries().size() && wanted.size() == 1) {
                return batch;
            }
            found.addAll(batch.entries().subList(from, to));
            if (found.size() == max) {
                break;
            }
        }
        return new Batch(after + 1, found);
    }
}
