package org.anju.gateway.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;

/** The rules about one kind of device, indexed so that an entry meets only the rules it can matter to. Immutable. */
final class KindRules {
    private static final int[] NONE = new int[0];

    final Kind kind;
    /** By ordinal, which is also the place of their cells in a {@link DeviceState}. */
    final List<Rule> rules;
    /** Ordinals of the rules that read a field, by slot. */
    final int[][] bySlot;
    /** Ordinals of the rules that want every message. */
    final int[] always;
    /** Which slots the state must keep. */
    final boolean[] remembered;

    private final Map<String, int[]> byEvent = new HashMap<>();
    private final Map<String, Integer> ordinals = new HashMap<>();

    KindRules(Kind kind, List<Rule> rules) {
        this.kind = kind;
        this.rules = List.copyOf(rules);
        this.bySlot = new int[kind.slots().size()][];
        this.remembered = new boolean[kind.slots().size()];
        for (Field field : kind.slots()) {
            bySlot[field.slot()] = ordinals(rule -> rule.condition().reads().contains(field));
        }
        this.always = ordinals(rule -> rule.condition().watchesEveryMessage());
        Set<String> events = new HashSet<>();
        for (int i = 0; i < this.rules.size(); i++) {
            Condition condition = this.rules.get(i).condition();
            ordinals.put(this.rules.get(i).id(), i);
            condition.remembers().forEach(field -> remembered[field.slot()] = true);
            events.addAll(condition.events());
        }
        events.forEach(event ->
                byEvent.put(event, ordinals(rule -> rule.condition().events().contains(event))));
    }

    int[] byEvent(String event) {
        return byEvent.getOrDefault(event, NONE);
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
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
