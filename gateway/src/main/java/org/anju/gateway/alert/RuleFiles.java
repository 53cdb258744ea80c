package org.anju.gateway.alert;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Loads rule sets: the built-in rules of every kind that has some, those of the further kinds that are switched on, then the {@code *.yaml}
 * files of a folder. A rule of the folder replaces the built-in one of the same id; {@code enabled: false} switches it off.
 */
public final class RuleFiles {
    /** Origin of the rules in the jar. */
    public static final String BUILT_IN = "built-in";
    /** Origin of rules that people try. */
    public static final String DRAFT = "draft";

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final List<String> further;
    private final @Nullable Path folder;

    /** Where to load from when no further kind is on. */
    public RuleFiles(Collection<Kind> kinds, @Nullable Path folder) {
        this(kinds, List.of(), folder);
    }

    /**
     * Where to load from.
     *
     * @param further which of the kinds come with the gateway but are off by default
     * @param folder the operator's own rules, null for none
     */
    public RuleFiles(Collection<Kind> kinds, List<String> further, @Nullable Path folder) {
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
        this.further = List.copyOf(further);
        this.folder = folder;
    }

    /**
     * Reads all rules.
     *
     * @throws RulesException when any rule has a mistake: all mistakes of all files, and a set that is in force stays as it is
     */
    public RuleSet load() throws RulesException {
        return load(List.of());
    }

    /**
     * Reads all rules, and further ones that run in shadow.
     *
     * @param shadows rule files by name; one that has mistakes, because a profile changed since it was accepted, is left out
     * @throws RulesException when any other rule has a mistake
     */
    public RuleSet load(List<Map.Entry<String, String>> shadows) throws RulesException {
        RuleReader reader = new RuleReader(kinds);
        Map<String, Rule> rules = new LinkedHashMap<>();
        List<Draft> builtIn = new ArrayList<>();
        for (String kind : subjects()) {
            String file = (further.contains(kind) ? "further/rules/" : "rules/") + kind + ".yaml";
            builtIn.addAll(reader.read(file, resource(file, kind), BUILT_IN));
        }
        put(builtIn, rules, reader);
        List<Draft> own = new ArrayList<>();
        for (Path file : files(reader)) {
            try {
                own.addAll(reader.read(file.toString(), Files.readString(file), String.valueOf(file.getFileName())));
            } catch (IOException e) {
                reader.problems().add(new RuleProblem(file.toString(), 1, "", "cannot be read: " + e));
            }
        }
        put(own, rules, reader);
        reader.override(rules);
        refuse(reader);
        shadows.forEach(shadow -> addShadow(shadow.getKey(), shadow.getValue(), rules));
        return new RuleSet(List.copyOf(rules.values()), kinds);
    }

    /**
     * Reads one file alone, as a draft: its rules under their own ids, none of the others.
     *
     * @throws RulesException with all its mistakes
     */
    public RuleSet read(String file, String yaml) throws RulesException {
        RuleReader reader = new RuleReader(kinds);
        Map<String, Rule> rules = new LinkedHashMap<>();
        put(reader.read(file, yaml, file), rules, reader);
        reader.override(rules);
        refuse(reader);
        return new RuleSet(List.copyOf(rules.values()), kinds);
    }

    /** The rules of a draft, each under a name of its own, so that it does not replace the rule that is in force. */
    private void addShadow(String name, String yaml, Map<String, Rule> rules) {
        RuleReader reader = new RuleReader(kinds);
        Map<String, Rule> drafts = new LinkedHashMap<>();
        put(reader.read(name, yaml, DRAFT), drafts, reader);
        if (reader.problems().isEmpty()) {
            drafts.values().forEach(rule -> {
                Rule shadow = rule.inShadow(name);
                rules.put(shadow.id(), shadow);
            });
        }
    }

    private static void refuse(RuleReader reader) throws RulesException {
        if (!reader.problems().isEmpty()) {
            throw new RulesException(reader.problems().stream()
                    .sorted(Comparator.comparing(RuleProblem::file).thenComparingInt(RuleProblem::line))
                    .toList());
        }
    }

    private List<String> subjects() {
        List<String> all = new ArrayList<>(kinds.keySet());
        Subjects.KINDS.forEach(kind -> all.add(kind.name()));
        return all;
    }

    private static void put(List<Draft> drafts, Map<String, Rule> rules, RuleReader reader) {
        Map<String, Draft> seen = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            Draft first = draft.id().isEmpty() ? null : seen.putIfAbsent(draft.id(), draft);
            if (first != null) {
                reader.problems()
                        .add(new RuleProblem(
                                draft.file(),
                                draft.line(),
                                "id",
                                "'" + draft.id() + "' is used at " + first.file() + ":" + first.line()
                                        + " already; choose another"));
            }
            Rule rule = draft.rule();
            if (rule == null) {
                rules.remove(draft.id());
            } else {
                rules.put(rule.id(), rule);
            }
        }
    }

    private List<Path> files(RuleReader reader) {
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            reader.problems()
                    .add(new RuleProblem(folder.toString(), 1, "", "the folder of rules cannot be read: " + e));
            return List.of();
        }
    }

    private static String resource(String file, String kind) {
        try (InputStream in = RuleFiles.class.getResourceAsStream("/" + file)) {
            return in == null
                    ? "kind: " + kind + "\nrules: []\n"
                    : new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the built-in rules of " + kind + " cannot be read", e);
        }
    }
}
