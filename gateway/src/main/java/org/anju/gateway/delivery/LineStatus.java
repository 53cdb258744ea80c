package org.anju.gateway.delivery;

import org.jspecify.annotations.Nullable;

/**
 * How it goes with one recipient since the gateway started.
 *
 * @param circuit {@code closed}: it is sent to; {@code open}: it is left alone for a while; {@code half_open}: one message finds out
 * @param ready whether the channel could send when it last tried
 * @param deliveredMs when the recipient last accepted a message; epoch milliseconds, null when never
 * @param lastError why the last attempt failed; null when it did not
 */
public record LineStatus(
        String circuit,
        boolean ready,
        @Nullable Long deliveredMs,
        @Nullable String lastError) {
    static final LineStatus FRESH = new LineStatus("closed", true, null, null);

    LineStatus after(Attempt attempt, String word, long nowMs) {
        return switch (attempt.outcome()) {
            case DELIVERED -> new LineStatus(word, true, nowMs, null);
            case UNREADY -> new LineStatus(word, false, deliveredMs, attempt.reason());
            case RETRY, DEAD -> new LineStatus(word, true, deliveredMs, attempt.reason());
        };
    }
}
