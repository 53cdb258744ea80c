package org.anju.gateway.workorder;

import org.jspecify.annotations.Nullable;

/** The order's state does not allow the change: somebody, or telemetry, was first. */
public final class WorkOrderConflictException extends Exception {
    private static final long serialVersionUID = 1L;
    private final @Nullable String by;
    private final long atMs;

    public WorkOrderConflictException(String message, @Nullable String by, long atMs) {
        super(message);
        this.by = by;
        this.atMs = atMs;
    }

    /** The user who was first, null when it was not a person. */
    public @Nullable String by() {
        return by;
    }

    /** When, epoch milliseconds. */
    public long atMs() {
        return atMs;
    }
}
