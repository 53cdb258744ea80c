package org.anju.gateway.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;

/** The rules about one kind of subject, indexed so that an entry meets only the rules it can matter to. Immutable. */
final class KindRules {
    private static final int[] NONE = new int[0];

    final Kind kind;
    /** By ordinal, which is also the place of their cells in a {@link Subject}. */
    final List<Rule> rules;
    /** Ordinals of the rules that read a field, by slot. */
    final int[][] bySlot;
    /** Ordinals of the rules that want every message. */
    final int[] always;
    /** Ordinals of the rules that watch who of the group is there. */
    final int[] watching;
    /** Ordinals of the rules whose alerts explain others. */
    final int[] inhibiting;
    /** Ordinals of the rules about floods of alerts. */
    final int[] floods;
    /** Whether they have overrides. */
    final boolean[] overridden;
    /** Their parameters without overrides. */
    final double[][] parameters;
    /** Which slots the state must keep. */
    final boolean[] remembered;
    /** Whether some rule takes the loss of many for one cause. */
    final boolean correlatesPresence;

    private final Map<String, int[]> byEvent = new HashMap<>();
    private final Map<String, int[]> byAlert = new ConcurrentHashMap<>();
    private final Map<String, Integer> ordinals = new HashMap<>();

    KindRules(Kind kind, List<Rule> rules) {
        this.kind = kind;
        this.rules = List.copyOf(rules);
        this.bySlot = new int[kind.slots().size()][];
        this.remembered = new boolean[kind.slots().size()];
        this.overridden = new boolean[this.rules.size()];
        this.parameters = new double[this.rules.size()][];
        Map<Field, List<Integer>> readers = new HashMap<>();
        Map<String, List<Integer>> hearers = new HashMap<>();
        for (int i = 0; i < this.rules.size(); i++) {
            int ordinal = i;
            Condition condition = this.rules.get(i).condition();
            ordinals.put(this.rules.get(i).id(), i);
            Parameters ownParameters = this.rules.get(i).parameters();
            overridden[i] = !ownParameters.deviations().isEmpty();
            parameters[i] = ownParameters.plain();
            condition.remembers().forEach(field -> remembered[field.slot()] = true);
            condition.reads().forEach(field -> readers.computeIfAbsent(field, key -> new ArrayList<>())
                    .add(ordinal));
            new HashSet<>(condition.events()).forEach(event -> hearers.computeIfAbsent(event, key -> new ArrayList<>())
                    .add(ordinal));
        }
        for (Field field : kind.slots()) {
            bySlot[field.slot()] = array(readers.getOrDefault(field, List.of()));
        }
        hearers.forEach((event, list) -> byEvent.put(event, array(list)));
        this.always = ordinals(rule -> rule.condition().watchesEveryMessage());
        this.watching = ordinals(rule -> rule.condition().watchesMembers());
        this.inhibiting = ordinals(rule -> !rule.inhibits().isEmpty() && !rule.shadow());
        this.floods = ordinals(rule -> rule.condition() instanceof Flood && !rule.shadow());
        this.correlatesPresence = watching.length > 0;
    }

    int[] byEvent(String event) {
        return byEvent.getOrDefault(event, NONE);
    }

    /** Ordinals of the rules that want to hear of alerts of a rule. */
    int[] byAlert(String rule) {
        return byAlert.computeIfAbsent(
                rule,
                id -> ordinals(each -> each.condition().hears(id) && !each.id().equals(id)));
    }

    /** Ordinal of a rule, null when it is not among these. */
    @Nullable
    Integer ordinal(String rule) {
        return ordinals.get(rule);
    }

    private int[] ordinals(Predicate<Rule> wanted) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (wanted.test(rules.get(i))) {
                found.add(i);
            }
        }
        return array(found);
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
