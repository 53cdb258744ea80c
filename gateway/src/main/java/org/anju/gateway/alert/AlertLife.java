package org.anju.gateway.alert;

import java.util.Map;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Handling;
import org.jspecify.annotations.Nullable;

/** The life cycle after ISA-18.2: what an alert becomes by each step. Pure; the steps assume a state that allows them. */
public final class AlertLife {
    /** The reason when the engine closes an alert because its subject was taken out of the register. */
    public static final String REMOVED = "removed";

    private AlertLife() {}

    /** The condition came back while the alert was still open: active and unacknowledged again, unless it was active all the time. */
    public static Alert again(Alert alert, Alert raised) {
        if (alert.state().isActive()) {
            return touched(alert, raised.lastMs(), raised.occurrences());
        }
        Draft draft = new Draft(alert);
        draft.state = AlertState.RAISED;
        draft.fired = raised.fired();
        draft.clearedMs = null;
        draft.lastMs = raised.lastMs();
        draft.occurrences += raised.occurrences();
        return draft.alert();
    }

    /** The condition still holds. */
    public static Alert touched(Alert alert, long lastMs, int more) {
        Draft draft = new Draft(alert);
        draft.lastMs = Math.max(lastMs, alert.lastMs());
        draft.occurrences += more;
        return draft.alert();
    }

    /** The condition of an active alert went away. */
    public static Alert cleared(Alert alert, Change.Cleared change) {
        Draft draft = new Draft(touched(alert, change.lastMs(), change.more()));
        // What came and went while nobody was told, and what another alert explains, needs nobody's acknowledgement.
        boolean settled = alert.state() == AlertState.ACKNOWLEDGED
                || change.inhibitedBy() != null
                || (alert.handling().suppression() != null && !alert.handling().announced());
        draft.state = settled ? AlertState.CLOSED : AlertState.CLEARED;
        draft.clearedMs = change.atMs();
        return draft.alert();
    }

    /** The same alert, handled otherwise. */
    public static Alert handled(Alert alert, Handling handling) {
        Draft draft = new Draft(alert);
        draft.handling = handling;
        return draft.alert();
    }

    /** The same alert with other values, such as those that are masked otherwise. */
    public static Alert showing(Alert alert, Map<String, Object> values) {
        Draft draft = new Draft(alert);
        draft.fired = values;
        return draft.alert();
    }

    /** Somebody took ownership of an unacknowledged alert. */
    public static Alert acknowledged(Alert alert, String who, long atMs) {
        Draft draft = new Draft(alert);
        draft.state = alert.state() == AlertState.CLEARED ? AlertState.CLOSED : AlertState.ACKNOWLEDGED;
        draft.acknowledgedMs = atMs;
        draft.acknowledgedBy = who;
        return draft.alert();
    }

    /** Somebody cleared an open alert by hand. */
    public static Alert closed(Alert alert, String who, String reason, long atMs) {
        Draft draft = new Draft(alert);
        draft.state = AlertState.CLOSED;
        draft.clearReason = reason;
        if (alert.acknowledgedMs() == null) {
            draft.acknowledgedMs = atMs;
            draft.acknowledgedBy = who;
        }
        if (alert.state().isActive()) {
            draft.clearedMs = atMs;
            draft.clearedBy = who;
        }
        return draft.alert();
    }

    /** What the alert is about is registered no more: nobody has to do anything about it. */
    public static Alert removed(Alert alert, long atMs) {
        Draft draft = new Draft(alert);
        draft.state = AlertState.CLOSED;
        draft.clearReason = REMOVED;
        if (alert.state().isActive()) {
            draft.clearedMs = atMs;
        }
        return draft.alert();
    }

    /** An alert being changed: only what a life changes. */
    private static final class Draft {
        private final Alert from;
        private AlertState state;
        private Map<String, Object> fired;
        private @Nullable Long acknowledgedMs;
        private @Nullable String acknowledgedBy;
        private @Nullable Long clearedMs;
        private @Nullable String clearedBy;
        private @Nullable String clearReason;
        private long lastMs;
        private int occurrences;
        private Handling handling;

        Draft(Alert from) {
            this.from = from;
            state = from.state();
            fired = from.fired();
            acknowledgedMs = from.acknowledgedMs();
            acknowledgedBy = from.acknowledgedBy();
            clearedMs = from.clearedMs();
            clearedBy = from.clearedBy();
            clearReason = from.clearReason();
            lastMs = from.lastMs();
            occurrences = from.occurrences();
            handling = from.handling();
        }

        Alert alert() {
            return new Alert(
                    from.id(),
                    from.rule(),
                    from.ruleVersion(),
                    from.subject(),
                    from.severity(),
                    from.category(),
                    state,
                    from.area(),
                    from.compound(),
                    from.device(),
                    from.kind(),
                    from.title(),
                    from.advice(),
                    from.condition(),
                    fired,
                    from.raisedMs(),
                    acknowledgedMs,
                    acknowledgedBy,
                    clearedMs,
                    clearedBy,
                    clearReason,
                    lastMs,
                    occurrences,
                    from.coding(),
                    handling);
        }
    }
}
