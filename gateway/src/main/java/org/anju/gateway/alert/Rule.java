package org.anju.gateway.alert;

import java.util.List;
import org.anju.gateway.model.AlertCoding;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Text;

/**
 * When to raise an alert about a subject of one kind, and what the alert says.
 *
 * @param id unique among all rules, such as {@code gate.forced_open}; alerts and engine state refer to it
 * @param version changes with any part of the rule as written and of the overrides of its parameters
 * @param kind name of the kind of device, or {@code building}, {@code compound}, {@code platform}
 * @param title what is the matter
 * @param advice what to do now
 * @param coding how others call it, and the standard or clause it follows
 * @param parameters numbers that may differ from place to place
 * @param inhibits rules whose alerts about the same subject, or about members of its group, this one explains; with {@code *} for the
 *     beginning or end of a name
 * @param repair whether its alerts open a work order: somebody has to go and mend something
 * @param shadow whether it only counts what it would have raised
 * @param origin where it is written: {@code built-in}, the name of a file, or {@code draft}
 * @param yaml the rule as written
 */
public record Rule(
        String id,
        String version,
        String kind,
        Text title,
        Text advice,
        Severity severity,
        Category category,
        Condition condition,
        AlertCoding coding,
        Parameters parameters,
        List<String> inhibits,
        boolean repair,
        boolean shadow,
        String origin,
        String yaml) {
    public Rule {
        inhibits = List.copyOf(inhibits);
    }

    /** The same rule, only counting what it would raise, under a name that is its own. */
    Rule inShadow(String draft) {
        return new Rule(
                id + "~" + draft,
                version,
                kind,
                title,
                advice,
                severity,
                category,
                condition,
                coding,
                parameters,
                inhibits,
                repair,
                true,
                origin,
                yaml);
    }

    boolean inhibits(String rule) {
        return matches(inhibits, rule);
    }

    static boolean matches(List<String> patterns, String rule) {
        for (String pattern : patterns) {
            boolean open = pattern.startsWith("*");
            if (open ? rule.endsWith(pattern.substring(1)) : isPrefix(pattern, rule)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPrefix(String pattern, String rule) {
        return pattern.endsWith("*")
                ? rule.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(rule);
    }
}
