package org.anju.gateway.delivery.route;

import java.util.Locale;
import org.anju.gateway.model.Text;

/**
 * Why somebody was or was not told of an alert.
 *
 * @param origin id of the route or escalation that says so; empty when none does
 */
public record Reason(Code code, String origin, Text text) {
    /** The closed list. */
    public enum Code {
        /** A route told them. */
        TOLD,
        /** An escalation told them. */
        ESCALATED,
        DISABLED,
        CATEGORY,
        SEVERITY,
        PLACE,
        HOURS,
        NOT_ON_DUTY,
        /** No route names them, not even through a roster. */
        NO_ROUTE,
        /** They come later in the escalation. */
        ESCALATION_PENDING,
        /** Somebody acknowledged the alert, or it cleared, before their step came. */
        ESCALATION_ENDED,
        /** They do not want to be told of this kind of change. */
        CHANGE_NOT_WANTED,
        /** Nobody was told, because the alert was shelved, fell into maintenance, or its device was being commissioned. */
        SUPPRESSED;

        /** The word used on every interface. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
