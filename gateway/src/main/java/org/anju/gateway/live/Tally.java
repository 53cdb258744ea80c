package org.anju.gateway.live;

import java.util.List;

/**
 * Counts over some part of the estate.
 *
 * @param openAlerts open alerts of severity 1, 2, 3 and 4
 * @param unacknowledged open alerts that nobody owns
 */
public record Tally(int online, int offline, int unknown, List<Integer> openAlerts, int unacknowledged) {
    /** Nothing to count. */
    public static final Tally EMPTY = new Tally(0, 0, 0, List.of(0, 0, 0, 0), 0);

    public Tally {
        openAlerts = List.copyOf(openAlerts);
    }

    public int devices() {
        return online + offline + unknown;
    }
}
