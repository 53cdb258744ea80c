package org.anju.gateway.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;

/** Reads the part of a rule that says when it fires: exactly one kind of condition, with only the keys that belong to it. */
final class ConditionReader {
    private static final String EVENT = "event";
    private static final String OFFLINE = "offline_for";
    private static final String SILENT = "silent";
    private static final String WHEN = "when";
    /** The key that decides the kind of condition, and the keys that may stand beside it. */
    private static final Map<String, Set<String>> FORMS = Map.of(
            EVENT, Set.of(WHEN, "until", "quiet"),
            SILENT, Set.of(),
            OFFLINE, Set.of(),
            WHEN, Set.of("clear", "for"));

    private static final List<String> ALL = List.of(EVENT, SILENT, OFFLINE, WHEN, "until", "quiet", "clear", "for");

    private final Kind kind;
    private final ExpressionCompiler values;
    private final ExpressionCompiler events;

    ConditionReader(Kind kind) {
        this.kind = kind;
        this.values = new ExpressionCompiler(kind, false);
        this.events = new ExpressionCompiler(kind, true);
    }

    /** The condition of a rule; null when it has mistakes, which were reported. */
    @Nullable
    Condition read(RuleNode node) {
        String form = null;
        for (String key : List.of(EVENT, SILENT, OFFLINE, WHEN)) {
            if (node.has(key)) {
                form = key;
                break;
            }
        }
        if (form == null) {
            node.problem(WHEN, "is missing; a rule needs one of when, event, silent or offline_for");
            return null;
        }
        for (String key : ALL) {
            if (node.has(key)
                    && !key.equals(form)
                    && !FORMS.getOrDefault(form, Set.of()).contains(key)) {
                node.problem(key, "does not go together with " + form + "; remove one of them");
            }
        }
        return switch (form) {
            case EVENT -> happening(node);
            case SILENT -> new Silence(duration(node, SILENT));
            case OFFLINE -> new Absence(duration(node, OFFLINE));
            default -> threshold(node);
        };
    }

    private @Nullable Condition threshold(RuleNode node) {
        Expression when = expression(node, WHEN, values);
        Expression clear = node.has("clear") ? expression(node, "clear", values) : null;
        long forMs = node.duration("for");
        if (when == null) {
            return null;
        }
        if (when.reads().isEmpty()) {
            node.problem(WHEN, "reads no field, so it would never be evaluated; write v.<field>");
        }
        return new Threshold(when, clear, forMs);
    }

    private Condition happening(RuleNode node) {
        List<String> begins = known(node, EVENT);
        List<String> ends = known(node, "until");
        for (String event : ends) {
            if (begins.contains(event)) {
                node.problem("until", "'" + event + "' cannot both raise and end the alert");
            }
        }
        Expression when = node.has(WHEN) ? expression(node, WHEN, events) : null;
        return new Happening(begins, ends, node.duration("quiet"), when);
    }

    private List<String> known(RuleNode node, String key) {
        List<String> names = new ArrayList<>();
        for (String name : node.texts(key)) {
            if (!kind.events().containsKey(name)) {
                node.problem(
                        key,
                        "a " + kind.name() + " has no event '" + name + "', "
                                + Near.hint(name, kind.events().keySet()));
            }
            names.add(name);
        }
        if (names.isEmpty() && node.has(key)) {
            node.problem(key, "is empty; name an event");
        }
        return names;
    }

    private static long duration(RuleNode node, String key) {
        node.required(key);
        return node.duration(key);
    }

    private static @Nullable Expression expression(RuleNode node, String key, ExpressionCompiler compiler) {
        String text = node.text(key);
        if (text.isEmpty()) {
            node.problem(key, "is empty; write a condition such as v.temperature_c > 70");
            return null;
        }
        try {
            return compiler.compile(text);
        } catch (ExpressionException e) {
            e.reasons().forEach(reason -> node.problem(key, reason));
            return null;
        }
    }
}
