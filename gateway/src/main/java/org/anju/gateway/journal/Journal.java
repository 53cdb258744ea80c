package org.anju.gateway.journal;

import java.time.Duration;
import java.util.List;
import org.anju.gateway.model.Entry;

/**
 * Durable, ordered, bounded log of entries with several consumers, each at its own position. Sequence numbers start at 1 and new ones have no
 * gap; a gap appears only where entries were removed, where a damaged part was set aside (reported, counted), or where the journal was told
 * at its opening to start higher. All methods may be called from any thread; only {@link #read} and {@link #close} block.
 */
public interface Journal extends AutoCloseable {
    /**
     * Puts entries, in this order and together, into the next group commit. What one thread appends keeps its order.
     *
     * @param entries at least one
     * @param receipt told once, on the journal's thread, after the commit; its failure means that the journal closed first or that the
     *     entries cannot be written at all. A full or failing disk is no failure: the receipt waits until the disk takes them
     * @return false when the backlog is full or the journal does not take entries now: nothing was taken and the receipt is not called
     * @throws IllegalArgumentException when there is no entry
     */
    boolean append(List<? extends Entry> entries, Receipt receipt);

    /**
     * Durable entries after a position, oldest first. Recent ones come from memory, older ones from disk. A disk that cannot be read does
     * not throw: it looks as if nothing had come, {@link #trouble} says so, and asking again is right. The same holds after {@link #close}.
     *
     * @param after sequence number of the last entry the caller has; 0 for the beginning. When the entries that follow are no longer kept or
     *     were set aside, reading goes on at the next entry, which the caller sees from {@link Batch#first()}
     * @param max largest number of entries wanted, at least 1
     * @param wait how long to wait for a first entry
     * @return an empty batch when nothing came in time; {@link Batch#last()} is then a position to go on from, at or beyond {@code after}
     */
    Batch read(long after, int max, Duration wait) throws InterruptedException;

    /**
     * As {@link #read}, for a consumer that follows the journal: it has everything up to {@code after} in hand, so that memory need not hold
     * that for it any more. Asking again from an earlier position works, from disk.
     *
     * @throws IllegalArgumentException when the consumer was not declared when the journal was opened
     */
    Batch follow(String consumer, long after, int max, Duration wait) throws InterruptedException;

    /** Sequence number of the newest durable entry, 0 when there is none. */
    long last();

    /**
     * How far a consumer has got for good, as last told by {@link #release}; 0 when it never did, so that a consumer declared for the first
     * time begins at the oldest entry kept.
     *
     * @throws IllegalArgumentException when the consumer was not declared when the journal was opened
     */
    long position(String consumer);

    /**
     * A consumer will never again ask for entries up to {@code position}. Stored lazily: after a crash the consumer may see some entries
     * again. Entries that every consumer has released may be removed. A position below an earlier one changes nothing.
     *
     * @throws IllegalArgumentException when the consumer was not declared or {@code position} is beyond {@link #last()}
     */
    void release(String consumer, long position);

    /** Whether new entries are taken, and if not, why: one sentence with the remedy; empty when all is well. */
    String trouble();

    /** That the journal fills up, long before it is full: one sentence with the remedy; empty while it does not. */
    String warning();

    /**
     * Commits what is waiting and closes the files. When the disk does not take what is waiting, its receipts fail. Stop consumers before.
     */
    @Override
    void close();
}
