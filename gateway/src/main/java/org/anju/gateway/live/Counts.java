package org.anju.gateway.live;

import java.util.Arrays;
import java.util.List;
import org.anju.gateway.alert.AlertCount;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.PresenceState;

/** A {@link Tally} in the making. Not thread-safe. */
final class Counts {
    private final int[] presence = new int[PresenceState.values().length];
    private final int[] openAlerts = new int[4];
    private int unacknowledged;

    void presence(PresenceState state, int by) {
        presence[state.ordinal()] += by;
    }

    void alerts(AlertCount count) {
        openAlerts[count.severity().ordinal()] += count.count();
        if (count.state() != AlertState.ACKNOWLEDGED) {
            unacknowledged += count.count();
        }
    }

    void clearAlerts() {
        Arrays.fill(openAlerts, 0);
        unacknowledged = 0;
    }

    void clearPresence() {
        Arrays.fill(presence, 0);
    }

    void add(Counts other) {
        for (int i = 0; i < presence.length; i++) {
            presence[i] += other.presence[i];
        }
        for (int i = 0; i < openAlerts.length; i++) {
            openAlerts[i] += other.openAlerts[i];
        }
        unacknowledged += other.unacknowledged;
    }

    Tally tally() {
        return new Tally(
                presence[PresenceState.ONLINE.ordinal()],
                presence[PresenceState.OFFLINE.ordinal()],
                presence[PresenceState.UNKNOWN.ordinal()],
                List.of(openAlerts[0], openAlerts[1], openAlerts[2], openAlerts[3]),
                unacknowledged);
    }
}
