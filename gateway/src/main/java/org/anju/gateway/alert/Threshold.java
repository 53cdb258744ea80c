package org.anju.gateway.alert;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.PresenceState;
import org.jspecify.annotations.Nullable;

/**
 * A condition over the values of a device, with hysteresis and a time it must hold.
 *
 * @param clear when the alert ends; null means as soon as {@code when} is known to be false
 * @param forMs how long {@code when} must hold without interruption before the alert is raised; 0 for at once
 * @param anew events that interrupt it, though no value says so: a door seen open after every grant is a busy one, not one held open. With
 *     any of them, so does the loss of the connection: nobody knows what happened since
 */
record Threshold(Expression when, @Nullable Expression clear, long forMs, List<String> anew) implements Condition {
    private static final long TELL_MS = 60_000;

    Threshold {
        anew = List.copyOf(anew);
    }

    @Override
    public String text() {
        return when.text()
                + (forMs == 0 ? "" : " for " + Durations.text(forMs))
                + (anew.isEmpty() ? "" : " since " + String.join(", ", anew))
                + (clear == null ? "" : ", until " + clear.text());
    }

    @Override
    public Set<Field> reads() {
        Set<Field> reads = new LinkedHashSet<>(when.reads());
        if (clear != null) {
            reads.addAll(clear.reads());
        }
        return reads;
    }

    @Override
    public Set<Field> remembers() {
        Set<Field> reads = reads();
        return reads.size() > 1 ? reads : Set.of();
    }

    @Override
    public Set<String> events() {
        return Set.copyOf(anew);
    }

    @Override
    public void event(Moment moment, Cell cell, Occurrence event) {
        if (!cell.active() && cell.sinceMs != 0 && !event.late()) {
            begin(moment, cell);
        }
    }

    @Override
    public void presence(Moment moment, Cell cell, PresenceState state) {
        if (!anew.isEmpty() && !cell.active() && cell.sinceMs != 0 && state != PresenceState.ONLINE) {
            moment.forget(cell);
        }
    }

    private void begin(Moment moment, Cell cell) {
        cell.sinceMs = moment.nowMs();
        moment.schedule(cell, moment.nowMs() + forMs);
    }

    @Override
    public boolean passesOver(Moment moment, double[] parameters) {
        return !moment.holds(parameters, when);
    }

    @Override
    public void telemetry(Moment moment, Cell cell) {
        if (cell.active()) {
            if (clear == null ? moment.fails(cell, when) : moment.holds(cell, clear)) {
                moment.clear(cell);
            } else if (moment.holds(cell, when)) {
                moment.held(cell, TELL_MS);
            }
        } else if (!moment.holds(cell, when)) {
            if (cell.sinceMs != 0) {
                moment.forget(cell);
            }
        } else if (forMs == 0) {
            moment.raise(cell, moment.nowMs(), when.values(moment, cell));
        } else {
            if (cell.sinceMs == 0) {
                begin(moment, cell);
            }
            moment.changed();
        }
    }

    @Override
    public void due(Moment moment, Cell cell) {
        if (!cell.active() && cell.sinceMs != 0 && moment.nowMs() >= cell.sinceMs + forMs) {
            moment.raise(cell, cell.sinceMs, when.values(moment, cell));
        }
    }
}
