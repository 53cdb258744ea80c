package org.anju.gateway.alert;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.model.Field;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens with, or without, something else near it in time: a door that opens without a grant, a reboot after a tamper.
 * What happens is an event, or values that come to fulfil a condition they did not fulfil before. The companion of {@code without} may also
 * come a little later, since two messages of one moment arrive in any order.
 *
 * @param begins events that happen; empty when {@code when} says it
 * @param when the values, or a further condition on the event; null for none
 * @param companions events near it
 * @param wanted true when a companion must have come before, false when none may come
 * @param withinMs how long before the companion may have come
 * @param waitMs how much later the companion of {@code without} may still come
 * @param ends events that end the alert
 * @param quietMs end it when it has not happened again for so long; 0 for never
 */
record Sequence(
        List<String> begins,
        @Nullable Expression when,
        List<String> companions,
        boolean wanted,
        long withinMs,
        long waitMs,
        List<String> ends,
        long quietMs)
        implements Condition {
    private static final int NOT_FULFILLED = 1;
    private static final int FULFILLED = 2;

    Sequence {
        begins = List.copyOf(begins);
        companions = List.copyOf(companions);
        ends = List.copyOf(ends);
    }

    @Override
    public boolean countsRepeats() {
        return true;
    }

    @Override
    public String text() {
        String what = begins.isEmpty() ? "" : "event " + String.join(", ", begins) + (when == null ? "" : " when ");
        return what + (when == null ? "" : when.text())
                + (wanted ? ", after " : ", without ")
                + String.join(", ", companions) + " within " + Durations.text(withinMs)
                + (ends.isEmpty() ? "" : ", until " + String.join(", ", ends))
                + (quietMs == 0 ? "" : ", or quiet for " + Durations.text(quietMs));
    }

    @Override
    public Set<Field> reads() {
        return when == null || !begins.isEmpty() ? Set.of() : new LinkedHashSet<>(when.reads());
    }

    @Override
    public Set<Field> remembers() {
        return when == null ? Set.of() : new LinkedHashSet<>(when.reads());
    }

    @Override
    public Set<String> events() {
        Set<String> all = new LinkedHashSet<>(begins);
        all.addAll(companions);
        all.addAll(ends);
        return all;
    }

    @Override
    public boolean passesOver(Moment moment, double[] parameters) {
        return when == null || !begins.isEmpty();
    }

    @Override
    public void telemetry(Moment moment, Cell cell) {
        if (when == null || !begins.isEmpty()) {
            return;
        }
        int before = cell.level;
        if (moment.holds(cell, when)) {
            if (before != FULFILLED) {
                cell.level = FULFILLED;
                moment.changed();
            }
            if (before == NOT_FULFILLED) {
                happened(moment, cell, when.values(moment, cell));
            }
        } else if (moment.fails(cell, when) && before != NOT_FULFILLED) {
            if (cell.active()) {
                moment.clear(cell);
            }
            cell.level = NOT_FULFILLED;
            moment.changed();
        }
    }

    @Override
    public void event(Moment moment, Cell cell, Occurrence event) {
        if (ends.contains(event.event()) && cell.active()) {
            int level = cell.level;
            moment.clear(cell);
            cell.level = level;
        }
        if (event.late()) {
            return;
        }
        if (companions.contains(event.event())) {
            cell.marks().clear();
            cell.marks().addLast(new Cell.Mark(moment.nowMs(), 0, ""));
            if (!wanted && !cell.active()) {
                cell.sinceMs = 0;
            }
            moment.changed();
        }
        if (begins.contains(event.event()) && (when == null || moment.holds(cell, when))) {
            happened(moment, cell, event.fired());
        }
    }

    private void happened(Moment moment, Cell cell, Map<String, Object> fired) {
        boolean near = !cell.marksKept().isEmpty() && cell.marks().getLast().atMs() >= moment.nowMs() - withinMs;
        if (cell.active()) {
            if (near == wanted) {
                cell.unreported++;
                moment.held(cell, 0);
                watchQuiet(moment, cell);
            }
        } else if (wanted && near) {
            moment.raise(cell, moment.nowMs(), fired);
            watchQuiet(moment, cell);
        } else if (!wanted && !near) {
            cell.sinceMs = moment.nowMs();
            moment.schedule(cell, cell.sinceMs + waitMs);
        }
    }

    @Override
    public void due(Moment moment, Cell cell) {
        if (cell.active()) {
            if (quietMs != 0 && moment.nowMs() >= cell.lastMs + quietMs) {
                int level = cell.level;
                moment.clear(cell);
                cell.level = level;
            } else {
                watchQuiet(moment, cell);
            }
        } else if (cell.sinceMs != 0 && moment.nowMs() >= cell.sinceMs + waitMs) {
            Map<String, Object> fired = when != null && begins.isEmpty()
                    ? when.values(moment, cell)
                    : Map.of("event", String.join(", ", begins));
            moment.raise(cell, cell.sinceMs, fired);
            watchQuiet(moment, cell);
        }
    }

    private void watchQuiet(Moment moment, Cell cell) {
        if (quietMs != 0 && cell.active()) {
            moment.schedule(cell, cell.lastMs + quietMs);
        }
    }
}
