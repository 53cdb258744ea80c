package org.anju.gateway.alert;

import java.util.Set;
import java.util.TreeSet;
import org.anju.gateway.model.CapClass;
import org.anju.gateway.model.GbAlarm;
import org.jspecify.annotations.Nullable;

/** Reads what a rule says about the words of others: the closed lists of CAP 1.2 and the numbers of GB/T 28181. */
final class CapWords {
    private static final Set<String> CATEGORIES = new TreeSet<>(Set.of(
            "Geo",
            "Met",
            "Safety",
            "Security",
            "Rescue",
            "Fire",
            "Health",
            "Env",
            "Transport",
            "Infra",
            "CBRNE",
            "Other"));
    private static final Set<String> URGENCIES =
            new TreeSet<>(Set.of("Immediate", "Expected", "Future", "Past", "Unknown"));
    private static final Set<String> SEVERITIES =
            new TreeSet<>(Set.of("Extreme", "Severe", "Moderate", "Minor", "Unknown"));
    private static final Set<String> CERTAINTIES =
            new TreeSet<>(Set.of("Observed", "Likely", "Possible", "Unlikely", "Unknown"));
    private static final int MAX_GB_METHOD = 7;
    private static final int MAX_GB_TYPE = 12;

    private CapWords() {}

    static @Nullable CapClass cap(@Nullable RuleNode node) {
        if (node == null) {
            return null;
        }
        node.allowOnly(Set.of("category", "urgency", "severity", "certainty"));
        return new CapClass(
                node.word("category", CATEGORIES),
                node.word("urgency", URGENCIES),
                node.word("severity", SEVERITIES),
                node.word("certainty", CERTAINTIES));
    }

    static @Nullable GbAlarm gb(@Nullable RuleNode node) {
        if (node == null) {
            return null;
        }
        node.allowOnly(Set.of("method", "type"));
        node.required("method");
        return new GbAlarm(node.number("method", 1, MAX_GB_METHOD, 1), node.number("type", 1, MAX_GB_TYPE, 0));
    }
}
