package org.anju.gateway.live;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.anju.gateway.alert.AlertCount;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.PresenceState;

/** A {@link Tally} in the making. Not thread-safe. */
final class Counts {
    private final Map<PresenceState, Integer> presence = new EnumMap<>(PresenceState.class);
    private final int[] openAlerts = new int[4];
    private int unacknowledged;

    void presence(PresenceState state, int by) {
        presence.merge(state, by, Integer::sum);
    }

    void alerts(AlertCount count) {
        openAlerts[count.severity().level() - 1] += count.count();
        if (count.state() != AlertState.ACKNOWLEDGED) {
            unacknowledged += count.count();
        }
    }

    void clearAlerts() {
        Arrays.fill(openAlerts, 0);
        unacknowledged = 0;
    }

    void clearPresence() {
        presence.clear();
    }

    void add(Counts other) {
        other.presence.forEach(this::presence);
        for (int i = 0; i < openAlerts.length; i++) {
            openAlerts[i] += other.openAlerts[i];
        }
        unacknowledged += other.unacknowledged;
    }

    private int count(PresenceState state) {
        return presence.getOrDefault(state, 0);
    }

    Tally tally() {
        return new Tally(
                count(PresenceState.ONLINE),
                count(PresenceState.OFFLINE),
                count(PresenceState.UNKNOWN),
                List.of(openAlerts[0], openAlerts[1], openAlerts[2], openAlerts[3]),
                unacknowledged);
    }
}
