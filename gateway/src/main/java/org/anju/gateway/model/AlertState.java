package org.anju.gateway.model;

import java.util.Locale;

/** Where an alert stands after ISA-18.2: active or back to normal, owned or not. */
public enum AlertState {
    /** Active, unacknowledged (ISA-18.2 B). */
    RAISED(true),
    /** Active, acknowledged (C). */
    ACKNOWLEDGED(true),
    /** Back to normal, unacknowledged (D). */
    CLEARED(true),
    /** Back to normal and acknowledged (A); final. */
    CLOSED(false);

    private final boolean open;

    AlertState(boolean open) {
        this.open = open;
    }

    /** Whether somebody still has to look at it. */
    public boolean isOpen() {
        return open;
    }

    /** Whether the condition is taken to hold; at most one active alert exists per rule and subject. */
    public boolean isActive() {
        return this == RAISED || this == ACKNOWLEDGED;
    }

    /** The word used on every interface. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
