package org.anju.gateway.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;

/** What was appended and is not durable yet, bounded. Appends in hand of the committer count until they are settled. Thread-safe. */
final class Backlog {
    /** Entries that stay together, and who is told about them. An event is urgent: it may be an alarm. */
    record Append(List<Entry> entries, long bytes, boolean isUrgent, Receipt receipt) {
        static Append of(List<? extends Entry> more, Receipt receipt) {
            List<Entry> entries = List.copyOf(more);
            boolean urgent = false;
            for (int i = 0; i < entries.size(); i++) {
                urgent |= entries.get(i) instanceof DeviceEvent;
            }
            return new Append(entries, Extent.bytesOf(entries), urgent, receipt);
        }
    }

    private final Extent most;
    private final Extent block;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition resting = lock.newCondition();
    private final ArrayDeque<Append> waiting = new ArrayDeque<>();
    private int entries;
    private long bytes;
    /** Whether an urgent append may be among those that wait. */
    private boolean urgent;

    private boolean closed;

    Backlog(Extent most, Extent block) {
        this.most = most;
        this.block = block;
    }

    /** False when closed or full. An append larger than the whole backlog is taken when nothing else waits. */
    boolean offer(List<? extends Entry> more, Receipt receipt) {
        Append append = Append.of(more, receipt);
        int size = append.entries().size();
        lock.lock();
        try {
            boolean full = entries > 0 && (entries + size > most.entries() || bytes + append.bytes() > most.bytes());
            if (closed || full) {
                return false;
            }
            waiting.addLast(append);
            entries += size;
            bytes += append.bytes();
            arrived.signal();
            if (append.isUrgent()) {
                urgent = true;
                resting.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The oldest appends, up to a block; waits for a first one. Empty when none came in time or the backlog is closed and empty. */
    List<Append> take(long waitNanos) throws InterruptedException {
        List<Append> taken = new ArrayList<>();
        lock.lock();
        try {
            long rest = waitNanos;
            while (waiting.isEmpty() && !closed && rest > 0) {
                rest = arrived.awaitNanos(rest);
            }
            int takenEntries = 0;
            long takenBytes = 0;
            while (!waiting.isEmpty() && takenEntries < block.entries() && takenBytes < block.bytes()) {
                Append next = waiting.removeFirst();
                takenEntries += next.entries().size();
                takenBytes += next.bytes();
                taken.add(next);
            }
            urgent &= !waiting.isEmpty();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** What was taken no longer waits. */
    void settle(List<Append> taken) {
        lock.lock();
        try {
            for (Append append : taken) {
                entries -= append.entries().size();
                bytes -= append.bytes();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits, but not beyond {@link #close}.
     *
     * @param unlessUrgent whether something urgent that waits ends it as well
     * @return whether that was so
     */
    boolean rest(long nanos, boolean unlessUrgent) throws InterruptedException {
        lock.lock();
        try {
            long rest = nanos;
            while (rest > 0 && !closed && !(unlessUrgent && urgent)) {
                rest = resting.awaitNanos(rest);
            }
            return rest > 0 && unlessUrgent && urgent;
        } finally {
            lock.unlock();
        }
    }

    int entries() {
        lock.lock();
        try {
            return entries;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing any more; what waits can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
            resting.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
