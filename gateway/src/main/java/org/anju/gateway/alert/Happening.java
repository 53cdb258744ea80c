package org.anju.gateway.alert;

import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.model.Field;
import org.jspecify.annotations.Nullable;

/**
 * Something a device or the platform reports that happened, once or so many times in a while. The alert ends with an event that says so,
 * with values that say so, after a quiet time, or only by hand.
 *
 * @param begins events that raise the alert, or repeat it
 * @param ends events that end it
 * @param quietMs end it when it has not happened again for so long; 0 for never
 * @param when further condition on the event's data and the device's values, null for none
 * @param clear values that end it, null for none
 * @param count how often it must happen
 * @param withinMs in how long; 0 when once is enough
 */
record Happening(
        List<String> begins,
        List<String> ends,
        long quietMs,
        @Nullable Expression when,
        @Nullable Expression clear,
        int count,
        long withinMs)
        implements Condition {
    private static final long TELL_MS = 1_000;

    Happening {
        begins = List.copyOf(begins);
        ends = List.copyOf(ends);
    }

    @Override
    public boolean countsRepeats() {
        return true;
    }

    @Override
    public String text() {
        return "event " + String.join(", ", begins)
                + (when == null ? "" : " when " + when.text())
                + (count == 1 ? "" : ", " + count + " times within " + Durations.text(withinMs))
                + (ends.isEmpty() ? "" : ", until " + String.join(", ", ends))
                + (clear == null ? "" : ", or " + clear.text())
                + (quietMs == 0 ? "" : ", or quiet for " + Durations.text(quietMs));
    }

    @Override
    public Set<String> events() {
        Set<String> all = new LinkedHashSet<>(begins);
        all.addAll(ends);
        return all;
    }

    @Override
    public Set<Field> reads() {
        return clear == null ? Set.of() : new LinkedHashSet<>(clear.reads());
    }

    @Override
    public Set<Field> remembers() {
        Set<Field> fields = new LinkedHashSet<>();
        if (when != null) {
            fields.addAll(when.reads());
        }
        if (clear != null && clear.reads().size() > 1) {
            fields.addAll(clear.reads());
        }
        return fields;
    }

    @Override
    public boolean passesOver(Moment moment, double[] parameters) {
        return true;
    }

    @Override
    public void telemetry(Moment moment, Cell cell) {
        if (cell.active() && clear != null && moment.holds(cell, clear)) {
            moment.clear(cell);
        }
    }

    @Override
    public void event(Moment moment, Cell cell, Occurrence event) {
        if (ends.contains(event.event())) {
            if (cell.active()) {
                moment.clear(cell);
            } else if (!cell.marksKept().isEmpty()) {
                moment.forget(cell);
            }
            return;
        }
        if (event.late() || (when != null && !moment.holds(cell, when))) {
            return;
        }
        if (cell.active()) {
            cell.unreported++;
            moment.held(cell, TELL_MS);
        } else if (count == 1) {
            moment.raise(cell, moment.nowMs(), event.fired());
        } else {
            tally(moment, cell, event);
        }
        scheduleNext(moment, cell);
    }

    private void tally(Moment moment, Cell cell, Occurrence event) {
        Deque<Cell.Mark> marks = cell.marks();
        marks.addLast(new Cell.Mark(moment.nowMs(), 0, ""));
        while (marks.getFirst().atMs() < moment.nowMs() - withinMs) {
            marks.removeFirst();
        }
        moment.changed();
        if (marks.size() >= count) {
            long sinceMs = marks.getFirst().atMs();
            marks.clear();
            Map<String, Object> fired = new LinkedHashMap<>(event.fired());
            fired.put("count", (long) count);
            moment.raise(cell, sinceMs, fired);
        }
    }

    @Override
    public void due(Moment moment, Cell cell) {
        if (!cell.active()) {
            return;
        }
        if (quietMs != 0 && moment.nowMs() >= cell.lastMs + quietMs) {
            moment.clear(cell);
            return;
        }
        if (cell.unreported > 0 && moment.nowMs() >= cell.reportedMs + TELL_MS) {
            moment.tell(cell);
        }
        scheduleNext(moment, cell);
    }

    private void scheduleNext(Moment moment, Cell cell) {
        if (!cell.active()) {
            return;
        }
        long due = cell.unreported > 0 ? cell.reportedMs + TELL_MS : Long.MAX_VALUE;
        if (quietMs != 0) {
            due = Math.min(due, cell.lastMs + quietMs);
        }
        if (due != Long.MAX_VALUE) {
            moment.schedule(cell, due);
        }
    }
}
