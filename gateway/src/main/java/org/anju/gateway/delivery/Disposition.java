package org.anju.gateway.delivery;

import java.util.Locale;

/** What a recipient's people say about an alert, in the order in which it usually comes. */
public enum Disposition {
    /** 接警: they have it. */
    RECEIVED(false),
    /** 出警: somebody is on the way. */
    DISPATCHED(false),
    /** 办结: it is done. */
    HANDLED(true),
    /** 误报: there was nothing. */
    FALSE_ALARM(true);

    private final boolean closing;

    Disposition(boolean closing) {
        this.closing = closing;
    }

    /** Whether it is the last word; only one of these is said about an alert by a recipient. */
    public boolean isClosing() {
        return closing;
    }

    /** The word used on every interface and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The disposition of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Disposition of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
