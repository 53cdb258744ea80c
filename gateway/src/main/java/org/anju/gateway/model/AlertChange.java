package org.anju.gateway.model;

import java.util.Locale;

/** What happened to an alert. */
public enum AlertChange {
    RAISED,
    /** The condition came back, or the event happened again, while the alert was still open. */
    REPEATED,
    ACKNOWLEDGED,
    CLEARED,
    COMMENTED,
    /** Somebody else, or nobody, is to deal with it. */
    ASSIGNED,
    /** Put aside until a time. */
    SHELVED,
    /** Back from the shelf, by hand or because the time came. */
    UNSHELVED,
    /** It became active while a maintenance window covers it, its device is being commissioned, or it is shelved: nobody was told. */
    SUPPRESSED,
    /** The maintenance window that covered it, or the commissioning of its device, is over. */
    SURFACED,
    /** It comes and goes so fast that only the first and the last change are told from here on. */
    CHATTERING,
    /** It turned out to be a consequence of another alert and ended. */
    INHIBITED,
    /** Moved to another incident. */
    MOVED;

    /** The word used on every interface. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
