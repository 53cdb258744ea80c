package org.anju.gateway.journal;

import java.time.Duration;
import java.util.List;
import org.anju.gateway.model.Entry;

/**
 * Durable, ordered, bounded log of entries with several consumers, each at its own position. Sequence numbers start at 1 and have no gap.
 * All methods may be called from any thread; only {@link #read} blocks.
 */
public interface Journal extends AutoCloseable {
    /**
     * Puts entries, in this order and together, into the next group commit.
     *
     * @param entries at least one
     * @param receipt told once, on the journal's thread, after the commit or its failure
     * @return false when the backlog is full or the journal does not take entries now: nothing was taken and the receipt is not called
     */
    boolean append(List<? extends Entry> entries, Receipt receipt);

    /**
     * Durable entries after a position, oldest first. Recent ones come from memory, older ones from disk.
     *
     * @param after sequence number of the last entry the caller has; 0 for the beginning. When retention has already removed the entries
     *     that follow, reading goes on at the oldest entry kept, which the caller sees from {@link Batch#first()}
     * @param max largest number of entries wanted, at least 1
     * @param wait how long to wait for a first entry
     * @return an empty batch when nothing came in time
     */
    Batch read(long after, int max, Duration wait) throws InterruptedException;

    /** Sequence number of the newest durable entry, 0 when there is none. */
    long last();

    /**
     * How far a consumer has got for good, as last told by {@link #release}; 0 when it never did.
     *
     * @throws IllegalArgumentException when the consumer was not declared when the journal was opened
     */
    long position(String consumer);

    /**
     * A consumer will never again ask for entries up to {@code position}. Stored lazily: after a crash the consumer may see some entries
     * again. Entries that every consumer has released may be removed.
     */
    void release(String consumer, long position);

    /** Whether new entries are taken, and if not, why: one sentence with the remedy; empty when all is well. */
    String trouble();

    /** Commits what is waiting and closes the files. */
    @Override
    void close();
}
