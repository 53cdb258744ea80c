package org.anju.gateway.privacy;

import java.time.Duration;

/**
 * A class of data with the time it is kept.
 *
 * @param name the object of its entries in the audit trail
 * @param kept how long, by the time a record is about
 * @param deleter deletes what is older than a time and counts what is left of it; blocks
 */
public record Retained(String name, Duration kept, Deleter deleter) {
    /** Deletes the records of one class. */
    @FunctionalInterface
    public interface Deleter {
        /**
         * Deletes what is from before {@code beforeMs}, epoch milliseconds, and looks whether any is left.
         *
         * @throws Exception when the store is away; it is tried again later
         */
        Deletion deleteBefore(long beforeMs) throws Exception;
    }
}
