package org.anju.gateway.workorder;

import java.util.Locale;

/** What happened to a work order. */
public enum OrderChange {
    OPENED,
    /** The trouble showed again while somebody still has to mend it. */
    REPEATED,
    /** The condition of its alert went away. */
    RECOVERED,
    ASSIGNED,
    DONE,
    /** Telemetry has shown that the device is back. */
    VERIFIED,
    /** The trouble returned, or somebody found it not mended. */
    REOPENED,
    NOTED,
    CANCELLED,
    CLOSED;

    /** The word used on every interface. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The change of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static OrderChange of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
