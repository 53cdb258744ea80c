package org.anju.gateway.delivery;

import java.util.Collection;
import java.util.Optional;

/**
 * The queued rows of the ledger, per recipient in the order of their sequence numbers. Changes are durable when the method returns, and touch
 * only rows still queued: an outcome that comes a second time changes nothing. Methods block: not for event loops.
 */
public interface DeliveryQueue {
    /** Gives each of these recipients its place in the ledger, where it has none yet. */
    void register(Collection<String> recipients);

    /** The queued delivery with the lowest sequence number, due or not. */
    Optional<Delivery> head(String recipient);

    /** The recipient accepted it. */
    void delivered(Delivery delivery, long atMs);

    /** An attempt failed; the next one not before {@code nextAttemptMs}. */
    void retry(Delivery delivery, long nextAttemptMs, String reason);

    /** An attempt failed, and there will be no other. */
    void dead(Delivery delivery, String reason);
}
