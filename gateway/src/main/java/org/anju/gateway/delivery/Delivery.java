package org.anju.gateway.delivery;

import org.jspecify.annotations.Nullable;

/**
 * One change of one alert on its way to one recipient: a row of the ledger.
 *
 * @param sequence 1, 2, 3 … per recipient, without gaps
 * @param alert id of the alert
 * @param change what happened to it, a word of {@link org.anju.gateway.model.AlertChange} or {@value #ESCALATED}
 * @param attempts how often it was sent
 * @param queuedMs when the row was written; epoch milliseconds, as all times here
 * @param nextAttemptMs not to be sent before
 * @param sentMs when it was sent first
 * @param deliveredMs when the recipient's system accepted it
 * @param receivedMs when the recipient's people said that they have it
 * @param handledMs when they said that it is done
 * @param lastError why the last attempt failed
 * @param digest sequence number of the first delivery of the summary it was sent in; null when it was sent by itself
 * @param payload JSON text, fixed when the row was written
 */
public record Delivery(
        String recipient,
        long sequence,
        String alert,
        String change,
        DeliveryState state,
        int attempts,
        long queuedMs,
        long nextAttemptMs,
        @Nullable Long sentMs,
        @Nullable Long deliveredMs,
        @Nullable Long receivedMs,
        @Nullable Long handledMs,
        @Nullable String lastError,
        @Nullable Long digest,
        String payload) {
    /** The change by which an alert nobody acknowledged in time reaches the next in line. */
    public static final String ESCALATED = "escalated";

    /** Identifies the delivery to its recipient: the same at every attempt, over restarts too. */
    public String messageId() {
        return messageId(recipient, alert, sequence);
    }

    /** The id of a delivery. Holds no full stop, which separates the parts of a signature. */
    public static String messageId(String recipient, String alert, long sequence) {
        return (recipient + ':' + alert + ':' + sequence).replace('.', '~');
    }
}
