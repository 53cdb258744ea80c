package org.anju.gateway.alert;

import org.jspecify.annotations.Nullable;

/** What the engine remembers of one rule about one subject. All times are epoch milliseconds, 0 for none. Not thread-safe. */
final class Cell {
    final Rule rule;
    /** Id of the active alert, null when there is none. */
    @Nullable
    String alertId;
    /** Since when the condition is under way without an alert: holding, offline, or the last message. */
    long sinceMs;
    /** When the active condition was last seen to hold. */
    long lastMs;
    /** When a change about the active alert was last told. */
    long reportedMs;
    /** Occurrences not told yet. */
    int unreported;
    /** When the condition wants to be asked again. */
    long dueMs;
    /** The due time under which the cell stands in the queue of timers; not part of the state. */
    long queuedMs;

    Cell(Rule rule) {
        this.rule = rule;
    }

    boolean active() {
        return alertId != null;
    }

    /** Whether there is nothing to remember. */
    boolean idle() {
        return alertId == null && sinceMs == 0;
    }

    void reset() {
        alertId = null;
        sinceMs = 0;
        lastMs = 0;
        reportedMs = 0;
        unreported = 0;
        dueMs = 0;
    }
}
