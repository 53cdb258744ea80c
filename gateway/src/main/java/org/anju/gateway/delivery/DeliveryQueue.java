package org.anju.gateway.delivery;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pending rows of the ledger. A row may be taken when it is due and no earlier change of the same alert is pending for the recipient:
 * what one recipient is told of one alert keeps its order, and a message that is refused again and again holds up only its own alert. Changes
 * are durable when the method returns, and touch only rows still pending: an outcome that comes a second time changes nothing. Methods block:
 * not for event loops.
 */
public interface DeliveryQueue {
    /** The most deliveries one summary holds. */
    int SUMMARY_MOST = 200;

    /** Gives each of these recipients its place in the ledger, where it has none yet. */
    void register(Collection<String> recipients);

    /**
     * Settles the last message and takes the next in one transaction. What is taken counts as sent from then on.
     *
     * @param last what became of the message taken before; null when there is nothing to settle
     * @param order in which order rows are looked at
     * @param singles how many single messages may still be sent now; when more rows than that are due, they are taken as one summary. 0 takes
     *     nothing
     */
    Next next(String recipient, @Nullable Settlement last, Order order, int singles, long nowMs);

    /** Makes everything pending due now: the recipient has come into reach. */
    void hurry(String recipient, long nowMs);

    /**
     * Gives up on what is pending and was queued, or renewed by hand, at or before {@code beforeMs}.
     *
     * @param untriedToo also what was never sent; else each is sent at least once, however old
     * @return how many rows are dead now
     */
    int expire(String recipient, long beforeMs, boolean untriedToo, String reason);

    /** Which row comes first. */
    enum Order {
        /** The lowest sequence number. */
        SEQUENCE,
        /** The one tried least often: finds out whether the recipient is back without asking with the same message each time. */
        LEAST_TRIED
    }

    /**
     * The answer to {@link #next}.
     *
     * @param message what to send; empty when nothing is due
     * @param nextDueMs when nothing was taken: when the next row falls due; null when none is pending
     */
    record Next(Optional<Message> message, @Nullable Long nextDueMs) {}
}
