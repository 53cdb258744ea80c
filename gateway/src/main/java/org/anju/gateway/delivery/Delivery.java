package org.anju.gateway.delivery;

import org.jspecify.annotations.Nullable;

/**
 * One change of one alert on its way to one recipient: a row of the ledger.
 *
 * @param sequence 1, 2, 3 … per recipient, without gaps
 * @param alert id of the alert
 * @param change what happened to it, a word of {@link org.anju.gateway.model.AlertChange}
 * @param attempts how often sending was tried
 * @param queuedMs when the row was written; epoch milliseconds, as all times here
 * @param nextAttemptMs not to be tried before
 * @param deliveredMs when the recipient accepted it
 * @param lastError why the last attempt failed
 * @param payload JSON text, sent as it is
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
        @Nullable Long deliveredMs,
        @Nullable String lastError,
        String payload) {
    /** Identifies the message to its recipient: the same at every attempt, over restarts too. Holds no full stop. */
    public String messageId() {
        return (recipient + ':' + alert + ':' + sequence).replace('.', '~');
    }
}
