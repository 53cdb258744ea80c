package org.anju.gateway.api;

import java.util.Locale;

/** What a user is for. */
public enum Role {
    /** Everything. */
    ADMIN,
    /** A property company: sees and handles its own compounds. */
    PROPERTY,
    /** The public security bureau: security, fire and rescue alerts of the city. */
    POLICE,
    /** Supervision of the works: reads, changes nothing. */
    SUPERVISOR,
    /** Drives the simulator and looks at what it causes. */
    TESTER;

    /** The word used on every interface and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of a word.
     *
     * @throws IllegalArgumentException naming the roles there are
     */
    public static Role of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException(
                "there is no role '" + word + "': use admin, property, police, supervisor or tester");
    }
}
