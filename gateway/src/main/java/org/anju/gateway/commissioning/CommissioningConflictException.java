package org.anju.gateway.commissioning;

import org.jspecify.annotations.Nullable;

/** What was asked does not fit how things stand; the message says why, and the remedy. */
public final class CommissioningConflictException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable String by;
    private final long atMs;

    /**
     * @param by who was first, null when nobody was
     * @param atMs when, epoch milliseconds; 0 when nobody was
     */
    public CommissioningConflictException(String message, @Nullable String by, long atMs) {
        super(message);
        this.by = by;
        this.atMs = atMs;
    }

    public @Nullable String by() {
        return by;
    }

    public long atMs() {
        return atMs;
    }
}
