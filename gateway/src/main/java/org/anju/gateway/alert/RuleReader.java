package org.anju.gateway.alert;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.anju.gateway.model.AlertCoding;
import org.anju.gateway.model.CapClass;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.GbAlarm;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads rule files and collects every mistake in them. */
final class RuleReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9_]+(\\.[a-zA-Z0-9_]+)*");
    private static final Pattern PARAMETER = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Set<String> FILE_KEYS = Set.of("kind", "rules", "overrides");
    private static final Set<String> RULE_KEYS = new TreeSet<>(Set.of(
            "id",
            "enabled",
            "title",
            "advice",
            "severity",
            "category",
            "source",
            "gb",
            "cap",
            "parameters",
            "inhibits",
            "repair",
            "shadow"));
    private static final Set<String> CATEGORIES =
            new TreeSet<>(Set.of("security", "fire", "rescue", "facility", "system"));

    static {
        RULE_KEYS.addAll(ConditionReader.KEYS);
    }

    private final Map<String, Kind> kinds;
    private final Compilers compilers = new Compilers();
    private final List<RuleProblem> problems = new ArrayList<>();
    private final List<OverrideDraft> overrides = new ArrayList<>();

    /** @param kinds of devices, by name */
    RuleReader(Map<String, Kind> kinds) {
        this.kinds = new LinkedHashMap<>(kinds);
        Subjects.KINDS.forEach(kind -> this.kinds.put(kind.name(), kind));
    }

    List<RuleProblem> problems() {
        return problems;
    }

    /** The overrides of all files read. */
    List<OverrideDraft> overrides() {
        return overrides;
    }

    /**
     * Reads a file; mistakes are added to {@link #problems}.
     *
     * @param origin what people are told about where its rules come from
     */
    List<Draft> read(String file, String yaml, String origin) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(new RuleProblem(file, line, "", "is not YAML: " + e.getProblem()));
            return List.of();
        } catch (YAMLException e) {
            problems.add(new RuleProblem(file, 1, "", "is not YAML: " + e.getMessage()));
            return List.of();
        }
        if (!(root instanceof MappingNode mapping)) {
            problems.add(new RuleProblem(file, 1, "", "must be a mapping with the keys kind and rules, or overrides"));
            return List.of();
        }
        RuleNode top = new RuleNode(file, mapping, problems);
        top.allowOnly(FILE_KEYS);
        if (top.has("overrides")) {
            top.maps("overrides").forEach(node -> overrides.add(OverrideDraft.read(node)));
            if (!top.has("rules") && !top.has("kind")) {
                return List.of();
            }
        }
        String kindName = top.required("kind");
        Kind kind = kinds.get(kindName);
        if (kind == null && !kindName.isEmpty()) {
            top.problem("kind", "there is no profile '" + kindName + "', " + Near.hint(kindName, kinds.keySet()));
        }
        List<Draft> drafts = new ArrayList<>();
        for (RuleNode node : top.maps("rules")) {
            drafts.add(rule(node, kind, yaml, origin));
        }
        return drafts;
    }

    private Draft rule(RuleNode node, @Nullable Kind kind, String yaml, String origin) {
        int before = problems.size();
        node.allowOnly(RULE_KEYS);
        String id = node.required("id");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            node.problem("id", "'" + id + "' must be words of a-z, 0-9 and _ joined by dots, such as gate.forced_open");
        }
        if (node.word("enabled", Set.of("true", "false")).equals("false")) {
            return new Draft(id, node.file(), node.line(), null);
        }
        Text title = text(node, "title");
        Text advice = text(node, "advice");
        int severity = node.number("severity", 1, 4, 4);
        node.required("severity");
        String category = node.word("category", CATEGORIES);
        node.required("category");
        GbAlarm gb = CapWords.gb(node.map("gb"));
        CapClass cap = CapWords.cap(node.map("cap"));
        String repair = node.word("repair", Set.of("true", "false"));
        boolean shadow = node.word("shadow", Set.of("true", "false")).equals("true");
        Parameters parameters = parameters(node.map("parameters"));
        List<String> inhibits = node.texts("inhibits");
        Condition condition = kind == null ? null : new ConditionReader(kind, parameters, compilers).read(node);
        if (problems.size() > before || kind == null || condition == null) {
            return new Draft(id, node.file(), node.line(), null);
        }
        Rule rule = new Rule(
                id,
                Digest.version(kind.name() + node.canonical()),
                kind.name(),
                title,
                advice,
                Severity.of(severity),
                Category.valueOf(category.toUpperCase(Locale.ROOT)),
                condition,
                new AlertCoding(gb, cap, node.text("source")),
                parameters,
                inhibits,
                repair.isEmpty() ? category.equals("facility") : repair.equals("true"),
                shadow,
                origin,
                node.excerpt(yaml));
        return new Draft(id, node.file(), node.line(), rule);
    }

    private static Parameters parameters(@Nullable RuleNode node) {
        if (node == null) {
            return Parameters.NONE;
        }
        List<String> names = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (String name : node.keys()) {
            if (!PARAMETER.matcher(name).matches()) {
                node.problem(name, "'" + name + "' must be a-z, 0-9 and _, beginning with a letter, at most 40");
            }
            node.required(name);
            names.add(name);
            values.add(node.decimal(name));
        }
        return new Parameters(List.copyOf(names), List.copyOf(values), List.of());
    }

    private static Text text(RuleNode node, String key) {
        RuleNode both = node.map(key);
        if (both == null) {
            if (!node.has(key)) {
                node.problem(key, "is missing; write " + key + ": { zh: …, en: … }");
            }
            return new Text("", "");
        }
        both.allowOnly(Set.of("zh", "en"));
        return new Text(both.required("zh"), both.required("en"));
    }

    /** Puts the overrides of each rule in place; mistakes are added to {@link #problems}. */
    void override(Map<String, Rule> rules) {
        Map<String, List<OverrideDraft>> byRule = new HashMap<>();
        for (OverrideDraft draft : overrides) {
            Rule rule = rules.get(draft.rule());
            if (rule == null) {
                if (!draft.rule().isEmpty()) {
                    draft.node()
                            .problem(
                                    "rule",
                                    "there is no rule '" + draft.rule() + "', "
                                            + Near.hint(draft.rule(), rules.keySet()));
                }
                continue;
            }
            draft.check(rule.parameters());
            byRule.computeIfAbsent(draft.rule(), id -> new ArrayList<>()).add(draft);
        }
        byRule.forEach((id, drafts) -> rules.computeIfPresent(id, (key, rule) -> OverrideDraft.apply(rule, drafts)));
    }
}
