package org.anju.gateway.workorder;

import org.jspecify.annotations.Nullable;

/**
 * How far a work order has come. Times are epoch milliseconds, null until it happened.
 *
 * @param openedBy the user who opened it, null when an alert did
 * @param dueMs until when it should be done
 * @param assignee who is to mend it: a person
 * @param company the company of that person, empty when unknown
 * @param overMs since when the condition of its alert does not hold any more
 * @param doneMs when somebody last said it is mended; null again once it is reopened
 * @param doneBy who mended it
 * @param backMs when telemetry showed that it is
 * @param closedMs when it was closed or cancelled
 * @param closedBy the user who did, null when it happened by itself
 * @param reopened how often it had to be opened again
 * @param repeats how often the trouble showed, at least 1 for an order of an alert
 */
public record Progress(
        long openedMs,
        @Nullable String openedBy,
        long dueMs,
        @Nullable Long assignedMs,
        @Nullable String assignee,
        String company,
        @Nullable Long overMs,
        @Nullable Long doneMs,
        @Nullable String doneBy,
        @Nullable Long backMs,
        @Nullable Long closedMs,
        @Nullable String closedBy,
        int reopened,
        int repeats) {
    /** Of an order that was just opened. */
    static Progress opened(long atMs, @Nullable String by, long dueMs, int repeats) {
        return new Progress(atMs, by, dueMs, null, null, "", null, null, null, null, null, null, 0, repeats);
    }

    /** Whether it is, or was, done too late. */
    public boolean isOverdue(OrderState state, long nowMs) {
        if (state == OrderState.CANCELLED) {
            return false;
        }
        if (doneMs != null) {
            return doneMs > dueMs;
        }
        return (state == OrderState.OPEN || state == OrderState.ASSIGNED) && nowMs > dueMs;
    }
}
