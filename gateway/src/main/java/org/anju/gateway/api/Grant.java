package org.anju.gateway.api;

import java.util.Locale;

/** How much of a user's rights a token or session carries. */
public enum Grant {
    /** All of them. */
    FULL,
    /** Looking only: operations that change nothing, and the live feed. */
    READ,
    /** What the screen on the wall shows, see {@link Access}. */
    WALL;

    /** The word used on every interface and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The grant of a word.
     *
     * @throws IllegalArgumentException naming the words there are
     */
    public static Grant of(String word) {
        for (Grant grant : values()) {
            if (grant.word().equals(word)) {
                return grant;
            }
        }
        throw new IllegalArgumentException("there is no access '" + word + "': use full, read or wall");
    }
}
