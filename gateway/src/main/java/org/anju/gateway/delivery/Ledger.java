package org.anju.gateway.delivery;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The proof of who was told. Methods block: not for event loops. */
public interface Ledger {
    /** One row per recipient, by id; all rows are of the same moment. */
    List<LedgerRow> rows();

    /** Deliveries of an alert, by recipient and sequence. */
    List<Delivery> ofAlert(String alert);

    /**
     * Deliveries to a recipient, newest first.
     *
     * @param states any when empty
     * @param alert any when null
     * @param before only sequence numbers lower than this
     * @param limit 1 to 1001
     */
    List<Delivery> find(
            String recipient, Collection<DeliveryState> states, @Nullable String alert, long before, int limit);

    /** Deliveries to a recipient with a higher sequence number than {@code after}, lowest first. */
    List<Delivery> after(String recipient, long after, int limit);

    /** The highest sequence number of a recipient, 0 when it was never told anything. */
    long highest(String recipient);

    /**
     * Sends dead deliveries again; the horizon counts anew.
     *
     * @param sequences which; all dead ones when empty
     * @return how many are queued again
     */
    int resend(String recipient, Collection<Long> sequences, long nowMs);

    /** The recipient has fetched everything up to {@code sequence}: what of it is pending counts as delivered. */
    int fetched(String recipient, long sequence, long nowMs);
}
