package org.anju.sim.scenario;

import org.jspecify.annotations.Nullable;

/**
 * An alert that must not be raised.
 *
 * @param rule which; {@code *} for any
 * @param actor of whom; null for anybody in the scenario's compounds
 * @param fromMs from this moment on
 * @param untilMs up to this one
 */
public record Prohibition(String rule, @Nullable String actor, long fromMs, long untilMs) {

    /** Whether it speaks of alerts of this rule. */
    public boolean concerns(String other) {
        return concerns(rule, other);
    }

    /** Whether a pattern, a rule with a {@code *} at its begin or end, or {@code *} alone, speaks of a rule. */
    public static boolean concerns(String pattern, String rule) {
        if (pattern.endsWith("*")) {
            return rule.startsWith(pattern.substring(0, pattern.length() - 1));
        }
        return pattern.startsWith("*") ? rule.endsWith(pattern.substring(1)) : rule.equals(pattern);
    }

    /** In words, for reports. */
    public String text() {
        return "never " + (rule.equals("*") ? "any alert" : rule) + (actor == null ? "" : " of " + actor);
    }
}
