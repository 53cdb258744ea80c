package org.anju.gateway.alert;

import org.jspecify.annotations.Nullable;

/** The alert's state does not allow the change: somebody, or the condition itself, was first. */
public final class AlertConflictException extends Exception {
    private static final long serialVersionUID = 1L;
    private final @Nullable String by;
    private final long atMs;

    public AlertConflictException(String message, @Nullable String by, long atMs) {
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
