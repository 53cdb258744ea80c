package org.anju.gateway.workorder;

import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * What is to be mended.
 *
 * @param rule id of the alert rule, {@link #BY_HAND} when a person opened the order
 * @param subject what the trouble is of: a device id, {@code compound:<id>} or {@code building:<compound>/<id>}
 * @param alert the alert that opened the order, null when a person did
 */
public record Trouble(
        String rule,
        String subject,
        Text title,
        Severity severity,
        @Nullable String alert) {
    /** Stands where the rule does in an order that a person opened; no rule can have this id. */
    public static final String BY_HAND = "by-hand";
}
