package org.anju.gateway.delivery;

import java.util.Locale;

/** Where a delivery stands. */
public enum DeliveryState {
    /** Not yet sent. */
    QUEUED,
    /** Sent at least once, not yet accepted: the answer is on its way, was lost, or was a refusal. */
    SENT,
    /** Accepted by the recipient's system. */
    DELIVERED,
    /** 接警: the recipient's people said that they have it. */
    RECEIVED,
    /** 办结: the recipient's people said that it is done, or that it was a false alarm. */
    HANDLED,
    /** Given up, with the reason kept; can be sent again by hand. */
    DEAD;

    /** Whether it is still to be brought to the recipient. */
    public boolean isPending() {
        return this == QUEUED || this == SENT;
    }

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
