package org.anju.gateway.live;

import org.anju.gateway.model.PresenceState;

/**
 * Whether a device can be reached.
 *
 * @param sinceMs since when, epoch milliseconds; 0 when the device was never seen
 * @param epoch the session that said so
 * @param reason why, a closed word; empty when the device was never seen
 */
public record PresenceNow(PresenceState state, long sinceMs, long epoch, String reason) {
    /** Of a device that never showed itself. */
    public static final PresenceNow NEVER_SEEN = new PresenceNow(PresenceState.UNKNOWN, 0, 0, "");
}
