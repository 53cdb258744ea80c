package org.anju.gateway.model;

import org.jspecify.annotations.Nullable;

/** What was asked does not fit how things stand: somebody, or the devices themselves, was first. The message says why, and the remedy. */
public final class ConflictException extends Exception {
    private static final long serialVersionUID = 1L;
    private final @Nullable String by;
    private final long atMs;

    /**
     * @param by the user who was first, null when it was not a person
     * @param atMs when, epoch milliseconds; 0 when nobody was first
     */
    public ConflictException(String message, @Nullable String by, long atMs) {
        super(message);
        this.by = by;
        this.atMs = atMs;
    }

    /** The user who was first, null when it was not a person. */
    public @Nullable String by() {
        return by;
    }

    /** When, epoch milliseconds; 0 when nobody was first. */
    public long atMs() {
        return atMs;
    }
}
