package org.anju.gateway.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.anju.gateway.alert.AlertBook;
import org.anju.gateway.alert.AlertCount;
import org.anju.gateway.alert.AlertLife;
import org.anju.gateway.alert.AlertPage;
import org.anju.gateway.alert.AlertQuery;
import org.anju.gateway.alert.Change;
import org.anju.gateway.alert.Transition;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertChange;
import org.anju.gateway.model.AlertCoding;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.ConflictException;
import org.anju.gateway.model.Handling;
import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Suppression;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;

/** Alerts in a map; knows scope and state, not pages. */
public final class MemoryAlertBook implements AlertBook {
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> evidence = new HashMap<>();

    /** Puts a raised alert about a device. */
    public synchronized Alert raise(String id, Severity severity, Category category, String compound, String device) {
        Alert alert = new Alert(
                id,
                "test_rule",
                "1",
                device,
                severity,
                category,
                AlertState.RAISED,
                SampleEstate.areaOf(compound),
                compound,
                device,
                "camera",
                new Text("标题", "Title"),
                new Text("建议", "Advice"),
                "v.temperature_c > 70.0",
                Map.of("temperature_c", 71.5),
                1_000,
                null,
                null,
                null,
                null,
                null,
                1_000,
                1,
                AlertCoding.NONE,
                Handling.NEW);
        alerts.put(id, alert);
        return alert;
    }

    /** Puts an active test alert of a compound. */
    public synchronized Alert test(String id, String compound, String sentBy, long raisedMs) {
        Alert alert = new Alert(
                id,
                Alert.TEST_RULE,
                "1",
                "compound:" + compound,
                Severity.LEVEL_2,
                Category.SECURITY,
                AlertState.RAISED,
                SampleEstate.areaOf(compound),
                compound,
                null,
                null,
                new Text("测试告警", "Test alert"),
                new Text("接警", "Confirm"),
                "",
                Map.of("sent_by", sentBy),
                raisedMs,
                null,
                null,
                null,
                null,
                null,
                raisedMs,
                1,
                AlertCoding.NONE,
                Handling.NEW);
        alerts.put(id, alert);
        return alert;
    }

    /** An alert goes back to normal by itself; nobody has acknowledged it. */
    public synchronized void over(String id) {
        Alert now = known(id);
        alerts.put(
                id,
                AlertLife.cleared(
                        now,
                        new Change.Cleared(now.rule(), now.subject(), now.raisedMs() + 1, now.raisedMs(), 0, null)));
    }

    /** Puts an active alert that says that the uplink of a compound is lost. */
    public synchronized Alert outage(String compound) {
        Alert alert = new Alert(
                "outage-" + compound,
                "compound.uplink_lost",
                "1",
                "compound:" + compound,
                Severity.LEVEL_2,
                Category.FACILITY,
                AlertState.RAISED,
                SampleEstate.areaOf(compound),
                compound,
                null,
                null,
                new Text("标题", "Title"),
                new Text("建议", "Advice"),
                "",
                Map.of(),
                1_500,
                null,
                null,
                null,
                null,
                null,
                1_500,
                1,
                AlertCoding.NONE,
                Handling.NEW);
        alerts.put(alert.id(), alert);
        return alert;
    }

    @Override
    public synchronized Optional<Alert> unmasked(String id) {
        return get(id).map(alert -> AlertLife.showing(alert, evidence.getOrDefault(id, alert.fired())));
    }

    /** Keeps what an alert shows masked only. */
    public synchronized void keep(String id, Map<String, Object> fired) {
        evidence.put(id, fired);
    }

    @Override
    public synchronized AlertPage find(AlertQuery query) {
        if (query.cursor() != null) {
            throw new IllegalArgumentException("'" + query.cursor() + "' is not a cursor");
        }
        List<Alert> found = alerts.values().stream()
                .filter(alert -> query.scope().allows(alert.area(), alert.compound()))
                .filter(alert -> query.compound() == null || query.compound().equals(alert.compound()))
                .filter(alert -> query.rule() == null || query.rule().equals(alert.rule()))
                .filter(alert -> query.severity() == null || query.severity() == alert.severity())
                .filter(alert -> query.category() == null || query.category() == alert.category())
                .filter(alert -> query.state() == null
                        || query.state().equals(alert.state().word())
                        || (query.state().equals("open") && alert.state().isOpen()))
                .limit(query.limit())
                .toList();
        return new AlertPage(found, null);
    }

    @Override
    public synchronized Optional<Alert> get(String id) {
        return Optional.ofNullable(alerts.get(id));
    }

    @Override
    public synchronized List<Transition> transitions(String id) {
        return List.of(new Transition(1_000, AlertChange.RAISED, null, null));
    }

    @Override
    public synchronized List<AlertCount> openCounts() {
        List<AlertCount> counts = new ArrayList<>();
        alerts.values().stream()
                .filter(alert -> alert.state().isOpen())
                .forEach(alert -> counts.add(new AlertCount(
                        alert.area(), alert.compound(), alert.severity(), alert.state(), 1, alert.raisedMs())));
        return counts;
    }

    @Override
    public synchronized Alert acknowledge(String id, String who, @Nullable String note) throws ConflictException {
        Alert now = known(id);
        if (now.state() != AlertState.RAISED) {
            throw new ConflictException("It is acknowledged already.", now.acknowledgedBy(), 2_000);
        }
        return put(now, AlertState.ACKNOWLEDGED, who, null);
    }

    @Override
    public synchronized Alert clear(String id, String who, String reason, @Nullable String note)
            throws ConflictException {
        Alert now = known(id);
        if (now.state() == AlertState.CLOSED) {
            throw new ConflictException("It is closed already.", now.clearedBy(), 3_000);
        }
        return put(now, AlertState.CLOSED, who, reason);
    }

    private Alert known(String id) {
        Alert alert = alerts.get(id);
        if (alert == null) {
            throw new NoSuchElementException("there is no alert '" + id + "'");
        }
        return alert;
    }

    @Override
    public synchronized Alert assign(String id, String who, String to, @Nullable String note) throws ConflictException {
        return handled(id, handling(id).assigned(to.isEmpty() ? null : to, to.isEmpty() ? null : Long.valueOf(2_000)));
    }

    @Override
    public synchronized Alert comment(String id, String who, String note) {
        return known(id);
    }

    @Override
    public synchronized Alert shelve(String id, String who, long untilMs, String reason) throws ConflictException {
        return handled(id, handling(id).suppressed(new Suppression(Suppression.Why.SHELVED, id, untilMs, who, reason)));
    }

    @Override
    public synchronized Alert unshelve(String id, String who) throws ConflictException {
        return handled(id, handling(id).suppressed(null));
    }

    @Override
    public synchronized Alert move(String id, String who, String incident) throws ConflictException {
        return handled(id, handling(id).in(incident.isEmpty() ? id : incident));
    }

    private Handling handling(String id) throws ConflictException {
        Alert alert = known(id);
        if (alert.state() == AlertState.CLOSED) {
            throw new ConflictException("alert " + id + " was closed already", alert.clearedBy(), 3_000);
        }
        return alert.handling();
    }

    private Alert handled(String id, Handling handling) {
        Alert next = AlertLife.handled(known(id), handling);
        alerts.put(id, next);
        return next;
    }

    private Alert put(Alert now, AlertState state, String who, @Nullable String reason) {
        boolean closed = state == AlertState.CLOSED;
        Alert next = new Alert(
                now.id(),
                now.rule(),
                now.ruleVersion(),
                now.subject(),
                now.severity(),
                now.category(),
                state,
                now.area(),
                now.compound(),
                now.device(),
                now.kind(),
                now.title(),
                now.advice(),
                now.condition(),
                now.fired(),
                now.raisedMs(),
                2_000L,
                who,
                closed ? Long.valueOf(3_000) : null,
                closed ? who : null,
                reason,
                now.lastMs(),
                now.occurrences(),
                now.coding(),
                now.handling());
        alerts.put(next.id(), next);
        return next;
    }
}
