package org.anju.gateway.delivery;

import java.util.Locale;

/**
 * What is written down about a message that was taken from the queue.
 *
 * @param atMs when its fate was known, epoch milliseconds
 * @param nextAttemptMs not to be sent again before; only for {@code RETRY} and {@code UNSENT}
 * @param reason why, for people; empty when delivered
 */
public record Settlement(Message message, Kind kind, long atMs, long nextAttemptMs, String reason) {
    /** The closed list. */
    public enum Kind {
        DELIVERED,
        RETRY,
        /** It never left: the channel could not send. Does not count as an attempt. */
        UNSENT,
        DEAD;

        /** Also the tag of the meters. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
