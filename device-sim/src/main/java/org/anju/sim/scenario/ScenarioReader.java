package org.anju.sim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anju.sim.device.Condition;
import org.anju.sim.estate.Kind;
import org.anju.sim.estate.Mishap;
import org.anju.sim.estate.Profile;
import org.anju.sim.estate.Profiles;
import org.anju.sim.fault.Fault;
import org.anju.sim.fault.FaultSpec;
import org.anju.sim.fleet.Effect;
import org.jspecify.annotations.Nullable;

/** Turns the mapping of a scenario file into a scenario; mistakes are collected by the node. */
final class ScenarioReader {
    private static final int MOST_COMPOUNDS = 200;
    private static final int MOST_TIMES = 100_000;
    private static final double MOST_FASTER = 10_000;
    private static final long GRACE_MS = 60_000;
    private static final Pattern CLOCK = Pattern.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])");

    private final YamlNode root;
    private final Profiles profiles;
    private final Map<String, Actor> actors = new LinkedHashMap<>();
    private long lastsMs;

    ScenarioReader(YamlNode root, Profiles profiles) {
        this.root = root;
        this.profiles = profiles;
    }

    Scenario read() {
        String id = root.required("id");
        YamlNode title = root.map("title");
        String zh = title == null ? "" : title.required("zh");
        String en = title == null ? "" : title.required("en");
        if (title == null) {
            root.problem("title", "'title' is missing; write title: { zh: …, en: … }");
        } else {
            title.finish();
        }
        root.text("description");
        int compounds = (int) root.number("compounds", 1, 1, MOST_COMPOUNDS);
        double faster = root.number("faster", 1, 0.001, MOST_FASTER);
        int sampleEveryMs = (int) root.duration("sample_every", 0);
        int keepAliveS = (int) root.number("keep_alive_s", 0, 2, 3_600);
        Integer startMinute = startMinute();
        lastsMs = root.duration("lasts", 0);
        if (lastsMs == 0) {
            root.problem("lasts", "'lasts' is missing; say how long the scenario lasts, such as 10m");
        }
        actors(compounds);
        List<Step> timeline = root.maps("timeline").stream().map(this::step).toList();
        List<Expectation> expect =
                root.maps("expect").stream().map(this::expectation).toList();
        List<Prohibition> never =
                root.maps("never").stream().map(this::prohibition).toList();
        if (expect.isEmpty() && never.isEmpty()) {
            root.problem("expect", "nothing is expected or forbidden, so nothing could fail; add expect or never");
        }
        LinkedHashSet<String> allow = new LinkedHashSet<>(root.texts("allow"));
        root.finish();
        return new Scenario(
                id,
                zh,
                en,
                compounds,
                actors,
                timeline,
                faster,
                sampleEveryMs,
                keepAliveS,
                startMinute,
                lastsMs,
                expect,
                never,
                allow);
    }

    private @Nullable Integer startMinute() {
        String start = root.text("start");
        if (start == null) {
            return null;
        }
        Matcher matcher = CLOCK.matcher(start);
        if (!matcher.matches()) {
            root.problem("start", "'" + start + "' is no time of day; write it as \"02:10\", in quotes");
            return null;
        }
        return Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2));
    }

    private void actors(int compounds) {
        YamlNode all = root.map("actors");
        if (all == null) {
            return;
        }
        for (String name : List.copyOf(all.keys())) {
            YamlNode node = all.map(name);
            if (node == null) {
                continue;
            }
            String word = node.text("kind");
            Kind kind = word == null ? null : named(node, "kind", word, profiles::kind);
            String hint = node.text("name");
            String count = node.text("count");
            int number = 1;
            if (count != null) {
                number = count.equals("all") ? 0 : (int) node.number("count", 1, 1, MOST_TIMES);
            }
            double share = node.number("share_pct", 100, 0.001, 100);
            if (node.has("share_pct")) {
                number = 0;
            }
            String place = node.text("compound");
            int compound = 1;
            if (place != null) {
                compound = place.equals("all") ? 0 : (int) node.number("compound", 1, 1, compounds);
            }
            node.finish();
            actors.put(name, new Actor(name, kind, hint == null ? "" : hint, number, share, compound));
        }
    }

    private static <T> @Nullable T named(YamlNode node, String key, String word, Function<String, T> of) {
        try {
            return of.apply(word);
        } catch (IllegalArgumentException e) {
            node.problem(key, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private String actor(YamlNode node, String key) {
        String name = node.required(key);
        if (!name.isEmpty() && !actors.containsKey(name)) {
            node.problem(key, "there is no actor '" + name + "'; known are " + String.join(", ", actors.keySet()));
        }
        return name;
    }

    private Step step(YamlNode node) {
        long atMs = node.duration("at", -1);
        if (atMs < 0) {
            node.problem("at", "'at' is missing; say when, such as 20s");
        }
        String actor = actor(node, "actor");
        long forMs = node.duration("for", 0);
        List<String> kinds = new ArrayList<>(List.of("condition", "fault", "set", "event"));
        kinds.retainAll(node.keys());
        if (kinds.size() != 1) {
            node.problem("at", "a step needs exactly one of condition, fault, set and event");
        }
        Effect effect = null;
        String what = "";
        String event = "";
        Map<String, Object> data = Map.of();
        int times = 1;
        long everyMs = 1_000;
        String word = node.has("condition") ? node.text("condition") : null;
        if (word != null) {
            what = word;
            effect = befall(node, actor, word);
        }
        word = node.has("fault") ? node.text("fault") : null;
        if (word != null) {
            what = word;
            Fault fault = named(node, "fault", word, Fault::of);
            effect = fault == null ? null : new Effect.Disturb(measure(node, FaultSpec.of(fault)));
        }
        YamlNode set = node.has("set") ? node.map("set") : null;
        if (set != null) {
            Map<String, Object> values = set.values();
            what = "set " + values;
            effect = new Effect.Hold(values);
        }
        if (node.has("event")) {
            event = node.required("event");
            what = "event " + event;
            YamlNode given = node.map("data");
            data = given == null ? Map.of() : given.values();
            YamlNode repeat = node.map("repeat");
            if (repeat != null) {
                times = (int) repeat.number("times", 1, 1, MOST_TIMES);
                everyMs = repeat.duration("every", everyMs);
                repeat.finish();
            }
        }
        node.finish();
        return new Step(atMs, actor, what, effect, event, data, forMs, times, everyMs);
    }

    /** What befalls an actor: a condition, or what the profile of its kind says may befall it. */
    private @Nullable Effect befall(YamlNode node, String name, String word) {
        Actor actor = actors.get(name);
        Profile profile =
                actor == null || actor.kind() == null ? null : actor.kind().profile();
        if (profile == null) {
            Condition condition = named(node, "condition", word, Condition::of);
            return condition == null ? null : new Effect.Befall(condition);
        }
        Mishap mishap = named(node, "condition", word, profile::mishap);
        return mishap == null ? null : new Effect.Suffer(mishap);
    }

    private static FaultSpec measure(YamlNode node, FaultSpec usual) {
        YamlNode with = node.map("with");
        if (with == null) {
            return usual;
        }
        FaultSpec spec = new FaultSpec(
                usual.fault(),
                with.text("field"),
                with.number("amount", usual.amount(), -1e9, 1e9),
                with.number("share", usual.share(), 0.0001, 1),
                with.duration("period", usual.periodMs()));
        with.finish();
        return spec;
    }

    private Expectation expectation(YamlNode node) {
        Expectation.Type type = null;
        for (Expectation.Type each : Expectation.Type.values()) {
            if (node.has(each.word())) {
                if (type != null) {
                    node.problem(each.word(), "an expectation is of one type only; make two of it");
                }
                type = each;
            }
        }
        if (type == null) {
            node.problem(
                    "of",
                    "an expectation needs one of alert, cleared, delivered, incident, presence, dead_letter,"
                            + " sign_in_refused, settled");
            type = Expectation.Type.SETTLED;
        }
        String word = node.text(type.word());
        String actor = node.has("of") ? actor(node, "of") : null;
        long fromMs = node.duration("from", 0);
        long withinMs = node.duration("within", GRACE_MS);
        boolean each = !"true".equals(node.text("any"));
        int severity = (int) node.number("severity", 0, 1, 4);
        String category = node.text("category");
        String change = node.text("change");
        if (type == Expectation.Type.PRESENCE
                && word != null
                && !List.of("online", "offline", "unknown").contains(word)) {
            node.problem("presence", "'" + word + "' is no presence; write online, offline or unknown");
        }
        if (fromMs > lastsMs) {
            node.problem("from", "begins after the scenario's end; make 'lasts' longer");
        }
        node.finish();
        return new Expectation(
                type,
                word == null ? "" : word,
                actor,
                each,
                fromMs,
                fromMs + withinMs,
                severity,
                category == null ? "" : category.toLowerCase(Locale.ROOT),
                change == null ? "raised" : change);
    }

    private Prohibition prohibition(YamlNode node) {
        String rule = node.required("alert");
        String actor = node.has("of") ? actor(node, "of") : null;
        long fromMs = node.duration("from", 0);
        long untilMs = node.duration("until", Long.MAX_VALUE / 4);
        node.finish();
        return new Prohibition(rule, actor, fromMs, untilMs);
    }
}
