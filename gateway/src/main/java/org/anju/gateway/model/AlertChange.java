package org.anju.gateway.model;

import java.util.Locale;

/** What happened to an alert. */
public enum AlertChange {
    RAISED,
    /** The condition came back, or the event happened again, while the alert was still open. */
    REPEATED,
    ACKNOWLEDGED,
    CLEARED,
    COMMENTED;

    /** The word used on every interface. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
