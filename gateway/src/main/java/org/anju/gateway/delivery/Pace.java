package org.anju.gateway.delivery;

/**
 * How many messages a recipient is sent in a minute. A bucket of as many tokens as a minute allows, filled evenly: a few alerts come at once,
 * a flood comes as summaries. Confined to the recipient's line.
 */
final class Pace {
    private static final long MINUTE_MS = 60_000;

    private final int perMinute;
    private long credit;
    private long countedMs;

    /** @param perMinute 0 for no limit */
    Pace(int perMinute, long nowMs) {
        this.perMinute = perMinute;
        this.credit = perMinute * MINUTE_MS;
        this.countedMs = nowMs;
    }

    /** Messages that may be sent now. */
    int tokens(long nowMs) {
        if (perMinute == 0) {
            return Integer.MAX_VALUE;
        }
        long passedMs = Math.min(MINUTE_MS, Math.max(0, nowMs - countedMs));
        credit = Math.min(perMinute * MINUTE_MS, credit + passedMs * perMinute);
        countedMs = nowMs;
        return (int) (credit / MINUTE_MS);
    }

    /** One message is being sent. */
    void spend() {
        credit -= perMinute == 0 ? 0 : MINUTE_MS;
    }

    /** How long until there is a token, in milliseconds; at least 1. */
    long waitMs() {
        return Math.max(1, (MINUTE_MS - credit + perMinute - 1) / perMinute);
    }
}
