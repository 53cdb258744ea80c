package org.anju.gateway.delivery;

import java.security.SecureRandom;
import java.time.Duration;

/**
 * How persistent the dispatcher is.
 *
 * @param poll how often every recipient is looked at even when nobody woke the dispatcher
 * @param ledgerRefresh how often the gauges of the ledger are brought up to date
 * @param horizon age from which a failed delivery is given up; each is tried at least once, however old, unless the recipient is known to be
 *     down
 * @param answerLimit how long a channel may take to answer before the attempt counts as failed
 * @param maxRetryAfter the longest wait a recipient can ask for
 * @param unreadyPause how long a channel that could not send is left alone, unless it says that it is ready
 */
public record DispatchSettings(
        Duration poll,
        Duration ledgerRefresh,
        Duration horizon,
        Duration answerLimit,
        Duration maxRetryAfter,
        Duration unreadyPause,
        Backoff backoff) {
    /** Back-off from 1 s to 5 min. */
    public static DispatchSettings standard(Duration horizon, Duration ledgerRefresh) {
        return new DispatchSettings(
                Duration.ofSeconds(5),
                ledgerRefresh,
                horizon,
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                Duration.ofMinutes(1),
                new Backoff(1_000, 300_000, new SecureRandom()));
    }
}
