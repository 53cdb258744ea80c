package org.anju.gateway.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Entry;

/** An engine with the alerts it led to, kept in memory by the rules of {@link AlertLife}; can be killed and brought back. */
final class Replica {
    final List<String> log = new ArrayList<>();
    final Map<String, Alert> alerts = new LinkedHashMap<>();
    final List<Change.Suppressed> suppressed = new ArrayList<>();

    private final RuleSet rules;
    private final Map<String, byte[]> saved = new HashMap<>();
    private AlertEngine engine;
    private long sequence;

    private final Places places;

    Replica(RuleSet rules) {
        this(rules, Places.NONE);
    }

    Replica(RuleSet rules, Places places) {
        this.rules = rules;
        this.places = places;
        this.engine = new AlertEngine(rules, places);
    }

    Replica feed(Entry... entries) {
        for (Entry entry : entries) {
            engine.handle(++sequence, entry, this::apply);
        }
        return this;
    }

    /** Somebody imported another register. */
    Replica register(Set<String> devices, Set<String> compounds) {
        engine.retain(new Places.Registered(1, devices, compounds));
        return this;
    }

    /** Subjects whose state is kept. */
    Set<String> kept() {
        save();
        return saved.keySet();
    }

    private void save() {
        engine.takeChangedStates().forEach((id, state) -> {
            if (state.length == 0) {
                saved.remove(id);
            } else {
                saved.put(id, state);
            }
        });
    }

    /** Forgets everything but what was handed out to be saved. */
    Replica restart() {
        return restart(rules);
    }

    Replica restart(RuleSet next) {
        save();
        engine = new AlertEngine(next, places);
        engine.restore(saved);
        return this;
    }

    List<String> open() {
        return alerts.values().stream()
                .filter(alert -> alert.state().isOpen())
                .map(Alert::rule)
                .toList();
    }

    List<String> active() {
        return alerts.values().stream()
                .filter(alert -> alert.state().isActive())
                .map(Alert::rule)
                .toList();
    }

    Alert only() {
        if (alerts.size() != 1) {
            throw new AssertionError("expected one alert: " + alerts.values());
        }
        return alerts.values().iterator().next();
    }

    private void apply(Change change) {
        log.add(change.getClass().getSimpleName() + " " + change.rule() + " " + change.subject() + " at "
                + (change.atMs() - Script.START));
        if (change instanceof Change.Suppressed suppressed) {
            this.suppressed.add(suppressed);
            return;
        }
        if (change instanceof Change.Shadowed || change instanceof Change.ShadowOver) {
            return;
        }
        if (change instanceof Change.Gone gone) {
            alerts.replaceAll((id, alert) ->
                    alert.subject().equals(gone.subject()) && alert.state().isOpen()
                            ? AlertLife.removed(alert, gone.atMs())
                            : alert);
            return;
        }
        Alert open = alerts.values().stream()
                .filter(alert -> alert.rule().equals(change.rule())
                        && alert.subject().equals(change.subject())
                        && alert.state().isOpen())
                .reduce((a, b) -> {
                    throw new AssertionError("two open alerts: " + a + b);
                })
                .orElse(null);
        if (change instanceof Change.Raised raised) {
            if (open == null) {
                alerts.put(raised.alert().id(), raised.alert());
            } else {
                if (open.state() != AlertState.CLEARED) {
                    throw new AssertionError("raised while active: " + open);
                }
                alerts.put(open.id(), AlertLife.again(open, raised.alert()));
                engine.adopt(change.rule(), change.subject(), raised.alert().id(), open.id());
            }
        } else if (open == null || !open.state().isActive()) {
            throw new AssertionError("change of an alert that is not active: " + change);
        } else if (change instanceof Change.Cleared cleared) {
            alerts.put(open.id(), AlertLife.cleared(open, cleared));
        } else if (change instanceof Change.Chattered chattered) {
            alerts.put(open.id(), AlertLife.handled(open, open.handling().chatters(chattered.begins())));
        } else if (change instanceof Change.Touched touched) {
            alerts.put(open.id(), AlertLife.touched(open, touched.lastMs(), touched.more()));
        }
    }
}
