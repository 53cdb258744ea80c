package org.anju.gateway.alert;

import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.model.Field;

/**
 * A value that changes fast: now it is so much above the lowest, or below the highest, of the time window. Of every sixteenth of the window
 * only the extreme is kept, so that memory is bounded however often a device reports.
 *
 * @param rises whether it is about rising, else about falling
 * @param by how much, in the field's unit
 * @param withinMs the window
 * @param calmBy the alert ends when the change over the window is less than this
 */
record Slope(Field field, boolean rises, Limit by, long withinMs, Limit calmBy) implements Condition {
    private static final long TELL_MS = 60_000;
    private static final int PARTS = 16;
    private static final double HUNDREDTHS = 100;

    /**
     * A number as written, or a parameter of the rule.
     *
     * @param slot of the parameter, -1 when it is the number
     */
    record Limit(double number, int slot, String text) {
        double of(Cell cell) {
            return slot < 0 ? number : cell.parameters[slot];
        }
    }

    @Override
    public String text() {
        return "v." + field.name() + (rises ? " rises by " : " falls by ") + by.text() + " within "
                + Durations.text(withinMs) + ", until the change is below " + calmBy.text();
    }

    @Override
    public Set<Field> reads() {
        return Set.of(field);
    }

    @Override
    public void telemetry(Moment moment, Cell cell) {
        double value = moment.facts().numbers[field.slot()];
        if (Double.isNaN(value)) {
            return;
        }
        long now = moment.nowMs();
        Deque<Cell.Mark> marks = cell.marks();
        while (!marks.isEmpty() && marks.getFirst().atMs() < now - withinMs) {
            marks.removeFirst();
        }
        double extreme = value;
        for (Cell.Mark mark : marks) {
            extreme = rises ? Math.min(extreme, mark.number()) : Math.max(extreme, mark.number());
        }
        keep(cell, now, value);
        moment.changed();
        double change = Math.abs(value - extreme);
        if (cell.active()) {
            if (change < calmBy.of(cell)) {
                double last = value;
                moment.clear(cell);
                keep(cell, now, last);
            } else if (change >= by.of(cell)) {
                moment.held(cell, TELL_MS);
            }
        } else if (change >= by.of(cell)) {
            moment.raise(cell, now, fired(cell, value, change));
        }
    }

    private void keep(Cell cell, long now, double value) {
        long part = Math.max(1, withinMs / PARTS);
        Deque<Cell.Mark> marks = cell.marks();
        Cell.Mark last = marks.peekLast();
        if (last == null || now / part != last.atMs() / part) {
            marks.addLast(new Cell.Mark(now, value, ""));
        } else if (rises ? value < last.number() : value > last.number()) {
            marks.removeLast();
            marks.addLast(new Cell.Mark(now, value, ""));
        }
    }

    private Map<String, Object> fired(Cell cell, double value, double change) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(field.name(), value);
        values.put("change", Math.round((rises ? change : -change) * HUNDREDTHS) / HUNDREDTHS);
        values.put("within_s", withinMs / 1_000);
        if (by.slot() >= 0) {
            values.put(cell.rule.parameters().names().get(by.slot()), by.of(cell));
        }
        return values;
    }
}
