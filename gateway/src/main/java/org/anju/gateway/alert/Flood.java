package org.anju.gateway.alert;

import java.util.Deque;
import java.util.Map;

/**
 * More alerts of one compound than people can take in (ISA-18.2: over ten in ten minutes). Nothing is hidden by it: the alerts raised in
 * a flood carry its alert, so that they can be shown as one.
 *
 * @param moreThan how many alerts are still bearable
 * @param withinMs in how long
 */
record Flood(int moreThan, long withinMs) implements Condition {
    private static final long LOOK_AGAIN_MS = 60_000;
    private static final long TELL_MS = 60_000;

    @Override
    public boolean countsRepeats() {
        return true;
    }

    @Override
    public String text() {
        return "more than " + moreThan + " alerts within " + Durations.text(withinMs) + ", until not more than "
                + moreThan / 2;
    }

    @Override
    public boolean hears(String rule) {
        return true;
    }

    @Override
    public void signal(Moment moment, Cell cell, Signal signal) {
        if (!signal.active()) {
            return;
        }
        Deque<Cell.Mark> marks = cell.marks();
        marks.addLast(new Cell.Mark(moment.nowMs(), 0, ""));
        if (marks.size() > moreThan + 1) {
            marks.removeFirst();
        }
        moment.changed();
        if (cell.active()) {
            cell.unreported++;
            moment.held(cell, TELL_MS);
        } else if (marks.size() > moreThan && marks.getFirst().atMs() >= moment.nowMs() - withinMs) {
            moment.raise(
                    cell, marks.getFirst().atMs(), Map.of("alerts", (long) marks.size(), "within_s", withinMs / 1_000));
            if (cell.active()) {
                moment.schedule(cell, moment.nowMs() + LOOK_AGAIN_MS);
            }
        }
    }

    @Override
    public void due(Moment moment, Cell cell) {
        if (!cell.active()) {
            return;
        }
        long recent = cell.marksKept().stream()
                .filter(mark -> mark.atMs() >= moment.nowMs() - withinMs)
                .count();
        if (recent <= moreThan / 2) {
            moment.clear(cell);
        } else {
            if (cell.unreported > 0) {
                moment.tell(cell);
            }
            moment.schedule(cell, moment.nowMs() + LOOK_AGAIN_MS);
        }
    }
}
