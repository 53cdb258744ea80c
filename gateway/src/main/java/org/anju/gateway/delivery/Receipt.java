package org.anju.gateway.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What a recipient said about an alert.
 *
 * @param id chosen by the sender: the same receipt sent again has the same
 * @param alert id of the alert
 * @param sender the user or system that posted it
 * @param officer the person it speaks of, as the sender names them
 * @param atMs when the gateway took it; epoch milliseconds
 * @param saidMs when it happened as the sender says
 */
public record Receipt(
        String id,
        String recipient,
        String alert,
        Disposition disposition,
        String sender,
        @Nullable String officer,
        @Nullable String note,
        long atMs,
        @Nullable Long saidMs) {
    /** The person, or who posted it when no person is named. */
    public String who() {
        return officer == null ? sender : officer;
    }
}
