package org.anju.gateway.workorder;

import java.util.Locale;

/** Where a work order stands. */
public enum OrderState {
    /** Nobody has taken it on. */
    OPEN,
    /** Somebody is to mend it. */
    ASSIGNED,
    /** Somebody says it is mended; nothing has shown it yet. */
    DONE,
    /** Telemetry has shown it; the trouble may still return. */
    VERIFIED,
    /** It stayed mended. */
    CLOSED,
    /** Nothing was to be mended. */
    CANCELLED;

    /** The word used on every interface. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is still something to do; at most one such order exists per rule and subject. */
    public boolean isPending() {
        return this == OPEN || this == ASSIGNED || this == DONE;
    }

    /** Whether somebody is at work, so that its device counts as under repair. */
    public boolean isInRepair() {
        return this == ASSIGNED || this == DONE;
    }

    /**
     * The state of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static OrderState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
