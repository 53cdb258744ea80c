package org.anju.gateway.model;

import org.jspecify.annotations.Nullable;

/**
 * How people are dealing with an alert.
 *
 * @param assignedTo the user who is to deal with it, null for nobody
 * @param assignedMs since when, epoch milliseconds
 * @param incident id of the incident it belongs to, null for none
 * @param suppression why people are not bothered with it, null when they are
 * @param chattering whether it comes and goes so fast that only its first and last change are told
 * @param flood id of the alert about the flood it is part of, null for none
 * @param announced whether recipients were last told that it is active
 */
public record Handling(
        @Nullable String assignedTo,
        @Nullable Long assignedMs,
        @Nullable String incident,
        @Nullable Suppression suppression,
        boolean chattering,
        @Nullable String flood,
        boolean announced) {
    /** Of an alert nobody has touched. */
    public static final Handling NEW = new Handling(null, null, null, null, false, null, false);

    public Handling assigned(@Nullable String to, @Nullable Long atMs) {
        return new Handling(to, atMs, incident, suppression, chattering, flood, announced);
    }

    public Handling in(@Nullable String newIncident) {
        return new Handling(assignedTo, assignedMs, newIncident, suppression, chattering, flood, announced);
    }

    public Handling suppressed(@Nullable Suppression by) {
        return new Handling(assignedTo, assignedMs, incident, by, chattering, flood, announced);
    }

    public Handling chatters(boolean now) {
        return new Handling(assignedTo, assignedMs, incident, suppression, now, flood, announced);
    }

    public Handling announcedAs(boolean active) {
        return new Handling(assignedTo, assignedMs, incident, suppression, chattering, flood, active);
    }
}
