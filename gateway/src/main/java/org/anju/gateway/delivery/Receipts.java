package org.anju.gateway.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What recipients said. Methods block: not for event loops. */
public interface Receipts {
    /**
     * Takes a receipt: moves the recipient's deliveries of the alert on and ends the alert's escalation, all in one transaction. The same
     * receipt again changes nothing.
     *
     * @param sequence the delivery it answers, and those before it of the same alert; null: what has been sent of the alert so far
     * @throws ReceiptConflictException when another receipt of this kind, or another closing one, was first
     * @throws java.util.NoSuchElementException when the recipient was never told of the alert
     */
    Posted post(Receipt receipt, @Nullable Long sequence) throws ReceiptConflictException;

    /** The alert of a delivery; null when there is no such delivery. */
    @Nullable
    String alertOf(String recipient, long sequence);

    /** Receipts about an alert, oldest first. */
    List<Receipt> ofAlert(String alert);

    /**
     * A receipt as it stands.
     *
     * @param fresh false when it had been taken before
     * @param deliveredMs when the alert had first been delivered to the recipient; null when it had not
     * @param receivedMs when the recipient first said that it has it; null when it had not
     */
    record Posted(
            Receipt receipt,
            boolean fresh,
            @Nullable Long deliveredMs,
            @Nullable Long receivedMs) {}
}
