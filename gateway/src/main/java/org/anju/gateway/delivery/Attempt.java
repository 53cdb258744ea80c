package org.anju.gateway.delivery;

import java.util.Locale;

/**
 * What came of sending a message once.
 *
 * @param reason why it failed, for people; empty when delivered
 * @param retryAfterMs how long the recipient asks to be left alone, 0 when it said nothing
 */
public record Attempt(Outcome outcome, String reason, long retryAfterMs) {
    /** The closed list; also the tag of the meters. */
    public enum Outcome {
        DELIVERED,
        RETRY,
        /** Nothing was sent, because the peer is not connected or registered: it waits until the channel says that it is ready. */
        UNREADY,
        DEAD;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Attempt ACCEPTED = new Attempt(Outcome.DELIVERED, "", 0);

    /** The recipient has taken the message over. */
    public static Attempt delivered() {
        return ACCEPTED;
    }

    /** It may work later. */
    public static Attempt retry(String reason) {
        return new Attempt(Outcome.RETRY, reason, 0);
    }

    /** It may work later, not sooner than the recipient asks; nothing else is sent to it until then. */
    public static Attempt retryAfter(String reason, long retryAfterMs) {
        return new Attempt(Outcome.RETRY, reason, Math.max(0, retryAfterMs));
    }

    /** The peer is not there; nothing was sent. */
    public static Attempt unready(String reason) {
        return new Attempt(Outcome.UNREADY, reason, 0);
    }

    /** The recipient does not want it, and never will. */
    public static Attempt dead(String reason) {
        return new Attempt(Outcome.DEAD, reason, 0);
    }
}
