package org.anju.gateway.alert;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads rule files and collects every mistake in them. */
final class RuleReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9_]+(\\.[a-zA-Z0-9_]+)*");
    private static final Set<String> FILE_KEYS = Set.of("kind", "rules");
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
            "when",
            "clear",
            "for",
            "event",
            "until",
            "quiet",
            "silent",
            "offline_for"));
    private static final Set<String> CATEGORIES =
            new TreeSet<>(Set.of("security", "fire", "rescue", "facility", "system"));
    private static final int MAX_GB_METHOD = 7;
    private static final int MAX_GB_TYPE = 12;

    private final Map<String, Kind> kinds;
    private final Map<String, ConditionReader> conditions = new HashMap<>();
    private final List<RuleProblem> problems = new ArrayList<>();

    RuleReader(Map<String, Kind> kinds) {
        this.kinds = kinds;
    }

    /** A rule as read; {@code rule} is null when it is switched off or has mistakes. */
    record Draft(String id, String file, int line, @Nullable Rule rule) {}

    List<RuleProblem> problems() {
        return problems;
    }

    /** Reads a file; mistakes are added to {@link #problems}. */
    List<Draft> read(String file, String yaml) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(new RuleProblem(file, line, "", "is not YAML: " + e.getProblem()));
            return List.of();
        }
        if (!(root instanceof MappingNode mapping)) {
            problems.add(new RuleProblem(file, 1, "", "must be a mapping with the keys kind and rules"));
            return List.of();
        }
        RuleNode top = new RuleNode(file, mapping, problems);
        top.allowOnly(FILE_KEYS);
        String kindName = top.required("kind");
        Kind kind = kinds.get(kindName);
        if (kind == null && !kindName.isEmpty()) {
            top.problem("kind", "there is no profile '" + kindName + "', " + Near.hint(kindName, kinds.keySet()));
        }
        List<Draft> drafts = new ArrayList<>();
        for (RuleNode node : top.maps("rules")) {
            drafts.add(rule(node, kind));
        }
        return drafts;
    }

    private Draft rule(RuleNode node, @Nullable Kind kind) {
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
        GbAlarm gb = gb(node.map("gb"));
        CapClass cap = cap(node.map("cap"));
        Condition condition = kind == null
                ? null
                : conditions
                        .computeIfAbsent(kind.name(), name -> new ConditionReader(kind))
                        .read(node);
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
                node.text("source"),
                condition,
                gb,
                cap);
        return new Draft(id, node.file(), node.line(), rule);
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

    private static @Nullable GbAlarm gb(@Nullable RuleNode node) {
        if (node == null) {
            return null;
        }
        node.allowOnly(Set.of("method", "type"));
        node.required("method");
        return new GbAlarm(node.number("method", 1, MAX_GB_METHOD, 1), node.number("type", 1, MAX_GB_TYPE, 0));
    }

    private static @Nullable CapClass cap(@Nullable RuleNode node) {
        if (node == null) {
            return null;
        }
        node.allowOnly(Set.of("category", "urgency", "severity", "certainty"));
        return new CapClass(
                node.word("category", Cap.CATEGORIES),
                node.word("urgency", Cap.URGENCIES),
                node.word("severity", Cap.SEVERITIES),
                node.word("certainty", Cap.CERTAINTIES));
    }

    /** The closed lists of CAP 1.2. */
    private static final class Cap {
        static final Set<String> CATEGORIES = new TreeSet<>(Set.of(
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
        static final Set<String> URGENCIES =
                new TreeSet<>(Set.of("Immediate", "Expected", "Future", "Past", "Unknown"));
        static final Set<String> SEVERITIES =
                new TreeSet<>(Set.of("Extreme", "Severe", "Moderate", "Minor", "Unknown"));
        static final Set<String> CERTAINTIES =
                new TreeSet<>(Set.of("Observed", "Likely", "Possible", "Unlikely", "Unknown"));
    }
}
