package org.anju.gateway.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;

/** All rules in force, checked and compiled. Immutable: a new set replaces the old one as a whole. */
public final class RuleSet {
    private final List<Rule> rules;
    private final Map<String, Kind> kinds;
    private final Map<String, KindRules> byKind = new HashMap<>();
    private final Map<String, Rule> byId = new LinkedHashMap<>();
    private final String version;

    RuleSet(List<Rule> rules, Map<String, Kind> kinds) {
        this.rules = List.copyOf(rules);
        Map<String, Kind> all = new HashMap<>(kinds);
        Subjects.KINDS.forEach(kind -> all.put(kind.name(), kind));
        this.kinds = Map.copyOf(all);
        Map<String, List<Rule>> grouped = new HashMap<>();
        for (Rule rule : rules) {
            byId.put(rule.id(), rule);
            grouped.computeIfAbsent(rule.kind(), kind -> new ArrayList<>()).add(rule);
        }
        this.kinds.forEach(
                (name, kind) -> byKind.put(name, new KindRules(kind, grouped.getOrDefault(name, List.of()))));
        this.version = Digest.version(
                rules.stream().map(rule -> rule.id() + ' ' + rule.version()).collect(Collectors.joining("\n")));
    }

    /** In the order of the files. */
    public List<Rule> rules() {
        return rules;
    }

    /** The rule of that id, null when there is none. */
    public @Nullable Rule rule(String id) {
        return byId.get(id);
    }

    /** A set of one of the rules alone; of none when it is not among these. */
    public RuleSet only(String id) {
        Rule rule = byId.get(id);
        return new RuleSet(rule == null ? List.of() : List.of(rule), kinds);
    }

    /** These rules and, of others, those whose alerts these listen to. */
    RuleSet hearing(RuleSet others) {
        List<Rule> all = new ArrayList<>(rules);
        others.rules.stream()
                .filter(other -> !byId.containsKey(other.id()) && hears(other))
                .forEach(all::add);
        return all.size() == rules.size() ? this : new RuleSet(all, kinds);
    }

    private boolean hears(Rule other) {
        return rules.stream().anyMatch(rule -> rule.condition().hears(other.id()));
    }

    /** Whether an alert of a rule says that the devices of a compound or building cannot be told: nobody reaches any of them. */
    public boolean isOutage(String id) {
        Rule rule = byId.get(id);
        return rule != null && rule.condition() instanceof Outage;
    }

    /** Whether alerts of a rule open a work order. */
    public boolean isRepair(String id) {
        Rule rule = byId.get(id);
        return rule != null && rule.repair();
    }

    /** Changes with any rule. */
    public String version() {
        return version;
    }

    /** The rules about a kind of subject; none for a kind that has no profile any more. */
    KindRules of(String kind, Kind otherwise) {
        KindRules found = byKind.get(kind);
        return found != null ? found : new KindRules(otherwise, List.of());
    }

    /** The kind of that name, null when there is no profile. */
    @Nullable
    Kind kind(String name) {
        return kinds.get(name);
    }
}
