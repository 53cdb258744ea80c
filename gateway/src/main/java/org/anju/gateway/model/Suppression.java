package org.anju.gateway.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why people are not bothered with something that is nevertheless kept.
 *
 * @param reference what suppresses it: the alert that inhibits it, the maintenance window or the commissioning; the alert itself when shelved or chattering
 * @param untilMs until when, epoch milliseconds; null for as long as the cause lasts
 * @param by who decided it, null when the engine did
 * @param reason in the words of who decided it, empty when the engine did
 */
public record Suppression(
        Why why,
        String reference,
        @Nullable Long untilMs,
        @Nullable String by,
        String reason) {
    /** The kinds of suppression. */
    public enum Why {
        /** Somebody put it aside until a time. */
        SHELVED,
        /** A maintenance window covers it (ISA-18.2: suppressed by design). */
        MAINTENANCE,
        /** Its device is being commissioned: somebody is testing it. */
        COMMISSIONING,
        /** It is a consequence of another alert: the uplink is lost, hence the devices are. */
        INHIBITED,
        /** It comes and goes so fast that only the first and the last change are told. */
        CHATTER;

        /** The word used on every interface. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The reason of a word.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Why of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
