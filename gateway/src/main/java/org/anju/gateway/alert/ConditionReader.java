package org.anju.gateway.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;

/** Reads the part of a rule that says when it fires: exactly one kind of condition, with only the keys that belong to it. */
final class ConditionReader {
    private static final String ANY = "any";
    private static final String EVENT = "event";
    private static final String OFFLINE = "offline_for";
    private static final String SILENT = "silent";
    private static final String RATE = "rate";
    private static final String OUTAGE = "outage";
    private static final String GATHER = "gather";
    private static final String FLOOD = "flood";
    private static final String WHEN = "when";
    private static final String WITHIN = "within";
    private static final String ANEW = "anew";

    /** The key that decides the kind of condition, in the order in which they are looked for, and the keys that may stand beside it. */
    private static final List<Map.Entry<String, Set<String>>> FORMS = List.of(
            Map.entry(ANY, Set.of()),
            Map.entry(EVENT, Set.of(WHEN, "until", "quiet", "clear", "count", WITHIN, "after", "without", "wait")),
            Map.entry(SILENT, Set.of()),
            Map.entry(OFFLINE, Set.of(WHEN)),
            Map.entry(RATE, Set.of()),
            Map.entry(OUTAGE, Set.of()),
            Map.entry(GATHER, Set.of("quiet")),
            Map.entry(FLOOD, Set.of()),
            Map.entry(WHEN, Set.of("clear", "for", ANEW, "after", "without", WITHIN, "wait", "until", "quiet")));

    /** All keys that can stand in a condition. */
    static final Set<String> KEYS = new TreeSet<>();

    static {
        FORMS.forEach(form -> {
            KEYS.add(form.getKey());
            KEYS.addAll(form.getValue());
        });
    }

    private static final Set<String> OF_DEVICES = Set.of(SILENT, OFFLINE, RATE, WHEN);
    private static final Set<String> OF_GROUPS = Set.of(OUTAGE, GATHER, FLOOD);
    private static final int MOST = 100_000;
    private static final int PERCENT = 100;

    private final Kind kind;
    private final Parameters parameters;
    private final ExpressionCompiler values;
    private final ExpressionCompiler events;

    ConditionReader(Kind kind, Parameters parameters, Compilers compilers) {
        this.kind = kind;
        this.parameters = parameters;
        this.values = compilers.of(kind, false, parameters.names());
        this.events = compilers.of(kind, true, parameters.names());
    }

    /** The condition of a rule; null when it has mistakes, which were reported. */
    @Nullable
    Condition read(RuleNode node) {
        return read(node, true);
    }

    private @Nullable Condition read(RuleNode node, boolean outermost) {
        Map.Entry<String, Set<String>> found = null;
        for (Map.Entry<String, Set<String>> form : FORMS) {
            if (node.has(form.getKey())) {
                found = form;
                break;
            }
        }
        if (found == null) {
            node.problem(
                    WHEN,
                    "is missing; a rule needs one of when, event, any, rate, silent, offline_for, outage, gather or flood");
            return null;
        }
        String form = found.getKey();
        boolean grouped = kind.slots().isEmpty();
        if (grouped ? OF_DEVICES.contains(form) : OF_GROUPS.contains(form)) {
            node.problem(
                    form,
                    grouped
                            ? "is for rules about a kind of device, not about a " + kind.name()
                            : "is for rules of kind building or compound");
            return null;
        }
        for (String key : KEYS) {
            if (node.has(key) && !key.equals(form) && !found.getValue().contains(key)) {
                node.problem(key, "does not go together with " + form + "; remove one of them");
            }
        }
        if (!outermost && (form.equals(ANY) || form.equals(SILENT) || form.equals(OFFLINE))) {
            node.problem(form, "cannot stand under any; make it a rule of its own");
            return null;
        }
        return switch (form) {
            case ANY -> anyOf(node);
            case EVENT -> node.has("after") || node.has("without") ? sequence(node) : happening(node);
            case SILENT -> new Silence(duration(node, SILENT));
            case OFFLINE ->
                new Absence(duration(node, OFFLINE), node.has(WHEN) ? expression(node, WHEN, values) : null);
            case RATE -> slope(node);
            case OUTAGE -> outage(node);
            case GATHER -> gathering(node);
            case FLOOD -> flood(node);
            default -> node.has("after") || node.has("without") ? sequence(node) : threshold(node);
        };
    }

    private @Nullable Condition anyOf(RuleNode node) {
        List<Condition> branches = new ArrayList<>();
        List<RuleNode> parts = node.maps(ANY);
        for (RuleNode part : parts) {
            part.allowOnly(KEYS);
            Condition branch = read(part, false);
            if (branch != null) {
                branches.add(branch);
            }
        }
        if (parts.size() < 2) {
            node.problem(ANY, "needs at least two conditions; a single one stands without any");
        }
        return branches.isEmpty() ? null : new AnyOf(branches);
    }

    private @Nullable Condition threshold(RuleNode node) {
        Expression when = expression(node, WHEN, values);
        Expression clear = node.has("clear") ? expression(node, "clear", values) : null;
        for (String key : List.of(WITHIN, "wait", "until", "quiet")) {
            if (node.has(key)) {
                node.problem(key, "needs event, after or without beside it; remove it");
            }
        }
        long forMs = node.duration("for");
        List<String> anew = known(node, ANEW);
        if (node.has(ANEW) && forMs == 0) {
            node.problem(ANEW, "needs for beside it, the time that begins anew; add it");
        }
        if (when == null) {
            return null;
        }
        if (when.reads().isEmpty()) {
            node.problem(WHEN, "reads no field, so it would never be evaluated; write v.<field>");
        }
        return new Threshold(when, clear, forMs, anew);
    }

    private Condition happening(RuleNode node) {
        List<String> begins = known(node, EVENT);
        List<String> ends = known(node, "until");
        for (String event : ends) {
            if (begins.contains(event)) {
                node.problem("until", "'" + event + "' cannot both raise and end the alert");
            }
        }
        if (node.has("wait")) {
            node.problem("wait", "needs without beside it; remove it");
        }
        Expression when = node.has(WHEN) ? expression(node, WHEN, events) : null;
        Expression clear = node.has("clear") ? expression(node, "clear", values) : null;
        int count = node.number("count", 2, MOST, 1);
        long withinMs = node.duration(WITHIN);
        if (node.has("count") != node.has(WITHIN)) {
            node.problem(
                    node.has("count") ? "count" : WITHIN, "needs both: count says how often, within says in how long");
        }
        return new Happening(begins, ends, node.duration("quiet"), when, clear, count, withinMs);
    }

    private @Nullable Condition sequence(RuleNode node) {
        String order = node.has("after") ? "after" : "without";
        if (node.has("after") && node.has("without")) {
            node.problem("without", "does not go together with after; remove one of them");
        }
        for (String key : List.of("clear", "for", ANEW, "count")) {
            if (node.has(key)) {
                node.problem(key, "does not go together with " + order + "; remove it");
            }
        }
        List<String> begins = known(node, EVENT);
        Expression when = node.has(WHEN) ? expression(node, WHEN, begins.isEmpty() ? values : events) : null;
        List<String> companions = known(node, order);
        long withinMs = node.duration(WITHIN);
        if (!node.has(WITHIN)) {
            node.problem(WITHIN, "is missing; say how near in time, such as within: 5s");
        }
        if (begins.isEmpty() && when == null) {
            return null;
        }
        return new Sequence(
                begins,
                when,
                companions,
                order.equals("after"),
                withinMs,
                node.has("wait") ? node.duration("wait") : withinMs,
                known(node, "until"),
                node.duration("quiet"));
    }

    private @Nullable Condition slope(RuleNode node) {
        RuleNode rate = node.map(RATE);
        if (rate == null) {
            return null;
        }
        rate.allowOnly(Set.of("field", "rise", "fall", WITHIN, "calm"));
        String name = rate.required("field");
        Field field = kind.field(name);
        if (!name.isEmpty() && (field == null || field.isText())) {
            rate.problem(
                    "field",
                    "a " + kind.name() + " has no number '" + name + "', "
                            + Near.hint(name, kind.fields().keySet()));
        }
        boolean rises = rate.has("rise");
        if (rises == rate.has("fall")) {
            rate.problem(rises ? "fall" : "rise", "needs exactly one of rise and fall");
        }
        Slope.Limit by = limit(rate, rises ? "rise" : "fall");
        Slope.Limit calm = limit(rate, "calm");
        long withinMs = duration(rate, WITHIN);
        return field == null ? null : new Slope(field, rises, by, withinMs, calm);
    }

    private Slope.Limit limit(RuleNode node, String key) {
        String text = node.required(key);
        if (text.startsWith("p.")) {
            int slot = parameters.slot(text.substring(2));
            if (slot < 0) {
                node.problem(key, "the rule has no parameter '" + text.substring(2) + "'; declare it under parameters");
            }
            return new Slope.Limit(0, slot, text);
        }
        return new Slope.Limit(node.decimal(key), -1, text);
    }

    private @Nullable Condition outage(RuleNode node) {
        RuleNode outage = node.map(OUTAGE);
        if (outage == null) {
            return null;
        }
        outage.allowOnly(Set.of("share_pct", "at_least", WITHIN, "for", "back_pct"));
        outage.required("share_pct");
        return new Outage(
                outage.number("share_pct", 1, PERCENT, PERCENT),
                outage.number("at_least", 2, MOST, 3),
                duration(outage, WITHIN),
                outage.duration("for"),
                outage.number("back_pct", 1, PERCENT, PERCENT / 2));
    }

    private @Nullable Condition gathering(RuleNode node) {
        RuleNode gather = node.map(GATHER);
        if (gather == null) {
            return null;
        }
        gather.allowOnly(Set.of("rules", "devices", WITHIN, "share_pct", "of", "with"));
        List<String> rules = gather.texts("rules");
        if (rules.isEmpty()) {
            gather.problem("rules", "is missing; name the rules whose alerts count, such as [camera.offline]");
        }
        long quietMs = node.duration("quiet");
        if (!node.has("quiet")) {
            node.problem("quiet", "is missing; say after which quiet time the alert ends, such as quiet: 15m");
        }
        gather.required("devices");
        return new Gathering(
                rules,
                gather.number("devices", 1, MOST, 2),
                gather.duration(WITHIN),
                gather.number("share_pct", 1, PERCENT, 0),
                gather.text("of"),
                gather.texts("with"),
                quietMs);
    }

    private @Nullable Condition flood(RuleNode node) {
        RuleNode flood = node.map(FLOOD);
        if (flood == null) {
            return null;
        }
        flood.allowOnly(Set.of("more_than", WITHIN));
        flood.required("more_than");
        return new Flood(flood.number("more_than", 1, MOST, 1), duration(flood, WITHIN));
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
