package org.anju.gateway.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An override as written: other numbers of a rule for a compound or a device, or no such rule there at all. */
record OverrideDraft(String rule, RuleNode node, Parameters.Deviation deviation) {
    private static final Set<String> KEYS = Set.of("rule", "compound", "device", "set", "enabled");

    static OverrideDraft read(RuleNode node) {
        node.allowOnly(KEYS);
        String rule = node.required("rule");
        Map<String, Double> values = new LinkedHashMap<>();
        RuleNode set = node.map("set");
        if (set != null) {
            for (String name : set.keys()) {
                set.required(name);
                values.put(name, set.decimal(name));
            }
        }
        String enabled = node.word("enabled", Set.of("true", "false"));
        if (set == null && enabled.isEmpty()) {
            node.problem("set", "is missing; an override sets parameters, such as set: { limit_c: 65 }, or enabled");
        }
        return new OverrideDraft(
                rule,
                node,
                new Parameters.Deviation(
                        orNull(node.text("compound")),
                        orNull(node.text("device")),
                        values,
                        enabled.isEmpty() ? null : enabled.equals("false")));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Reports parameters that the rule does not have. */
    void check(Parameters parameters) {
        for (String name : deviation.values().keySet()) {
            if (parameters.slot(name) < 0) {
                node.problem(
                        "set",
                        "rule " + rule + " has no parameter '" + name + "'"
                                + (parameters.names().isEmpty()
                                        ? "; replace the rule by one with parameters of its own"
                                        : ", " + Near.hint(name, parameters.names())));
            }
        }
    }

    /** The rule with its overrides: another version of it. */
    static Rule apply(Rule rule, List<OverrideDraft> drafts) {
        String content = drafts.stream().map(draft -> draft.node().canonical()).collect(Collectors.joining());
        List<Parameters.Deviation> valid = drafts.stream()
                .map(OverrideDraft::deviation)
                .filter(each ->
                        rule.parameters().names().containsAll(each.values().keySet()))
                .toList();
        return new Rule(
                rule.id(),
                Digest.version(rule.version() + content),
                rule.kind(),
                rule.title(),
                rule.advice(),
                rule.severity(),
                rule.category(),
                rule.condition(),
                rule.coding(),
                rule.parameters().with(valid),
                rule.inhibits(),
                rule.repair(),
                rule.shadow(),
                rule.origin(),
                rule.yaml());
    }
}
