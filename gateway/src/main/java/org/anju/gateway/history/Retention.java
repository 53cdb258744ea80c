package org.anju.gateway.history;

import java.time.Duration;

/**
 * How long a store keeps what.
 *
 * @param raw points and events as they came, at least an hour
 * @param rollups minimum, mean, maximum and count of every five minutes; not shorter than {@code raw}
 */
public record Retention(Duration raw, Duration rollups) {
    /** First day whose points are still there at that time. */
    long firstRawDay(long nowMs) {
        return Days.of(nowMs - raw.toMillis());
    }

    /** First day whose rollups are still there at that time. */
    long firstRollupDay(long nowMs) {
        return Days.of(nowMs - rollups.toMillis());
    }
}
