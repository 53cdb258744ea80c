package org.anju.gateway.delivery;

import java.util.Locale;

/** Where a delivery stands. */
public enum DeliveryState {
    /** Not yet accepted by the recipient. */
    QUEUED,
    /** Accepted by the recipient; final. */
    DELIVERED,
    /** Given up, with the reason kept; final. */
    DEAD;

    /** The word used on every interface and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static DeliveryState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
