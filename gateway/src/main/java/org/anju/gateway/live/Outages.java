package org.anju.gateway.live;

import java.util.HashMap;
import java.util.Map;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.PresenceState;

/**
 * Compounds and buildings whose uplink or power is lost: nobody can tell whether a device there is well, so what is offline shows as
 * unknown. Not thread-safe.
 */
final class Outages {
    /** Why a device is unknown. */
    static final String REASON = "uplink_lost";

    private final Map<String, Long> sinceMs = new HashMap<>();

    /**
     * Notes an outage, or its end.
     *
     * @param subject {@code compound:<id>} or {@code building:<compound>/<id>}
     * @return whether that was news
     */
    boolean note(String subject, boolean lost, long atMs) {
        return lost ? sinceMs.putIfAbsent(subject, atMs) == null : sinceMs.remove(subject) != null;
    }

    /** What to show for a device that is known to be so. */
    PresenceNow shown(Device device, PresenceNow known) {
        if (sinceMs.isEmpty() || known.state() != PresenceState.OFFLINE) {
            return known;
        }
        Long since = sinceMs.get("compound:" + device.compound());
        if (since == null) {
            since = sinceMs.get("building:" + device.compound() + "/" + device.building());
        }
        return since == null
                ? known
                : new PresenceNow(PresenceState.UNKNOWN, Math.max(since, known.sinceMs()), known.epoch(), REASON);
    }
}
