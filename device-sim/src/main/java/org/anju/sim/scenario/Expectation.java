package org.anju.sim.scenario;

import org.jspecify.annotations.Nullable;

/**
 * What must follow.
 *
 * @param type kind of expectation
 * @param word the rule of an alert, the state of a presence, the reason of a dead letter; empty where the type needs none
 * @param actor of whom; null for the compound as a whole
 * @param each whether each of the actor's devices must show it, or any one is enough
 * @param fromMs not before this moment of the scenario
 * @param byMs not after this one
 * @param severity of an alert, 0 for any
 * @param category of an alert, empty for any
 * @param change of a delivery: raised, cleared, …
 */
public record Expectation(
        Type type,
        String word,
        @Nullable String actor,
        boolean each,
        long fromMs,
        long byMs,
        int severity,
        String category,
        String change) {

    /** Kinds of expectation; each is a key of the file. */
    public enum Type {
        /** An alert of a rule is raised, once, and shown live. */
        ALERT,
        /** It is cleared. */
        CLEARED,
        /** The bureau gets it, signed, once. */
        DELIVERED,
        /** Alerts of at least two rules, separated by {@code +}, stand in one incident. */
        INCIDENT,
        /** Devices are online, offline or unknown. */
        PRESENCE,
        /** Refused input is kept with its reason. */
        DEAD_LETTER,
        /** A sign-in is refused. */
        SIGN_IN_REFUSED,
        /** Every device is back and nothing waits to be sent. */
        SETTLED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** In words, for reports. */
    public String text() {
        String of = actor == null ? "" : " of " + actor;
        return switch (type) {
            case ALERT -> "alert " + word + of;
            case CLEARED -> word + of + " cleared";
            case DELIVERED -> word + of + " delivered (" + change + ")";
            case INCIDENT -> "one incident of " + word;
            case PRESENCE -> word + of;
            case DEAD_LETTER -> "dead letter " + word + of;
            case SIGN_IN_REFUSED -> "sign-in refused" + of;
            case SETTLED -> "all devices settled";
        };
    }
}
