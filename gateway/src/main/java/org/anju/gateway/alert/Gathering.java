package org.anju.gateway.alert;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Alerts about several devices of a compound or building that mean more together than each alone, such as cameras that go dark and a door
 * that is forced. In which order they come does not matter: an offline camera is noticed later than a forced door.
 *
 * @param rules rules whose alerts count, with {@code *} for any end of a name
 * @param devices on how many different devices
 * @param withinMs how far apart they may be raised; 0 when they must be active at the same time instead
 * @param sharePct share of the group's devices of the kind {@code ofKind} that must be concerned, in percent; 0 for any
 * @param ofKind empty for any
 * @param with rules of which one alert must come as well; empty when none is needed
 * @param quietMs the alert ends when the pattern has not been complete for so long
 */
record Gathering(
        List<String> rules, int devices, long withinMs, int sharePct, String ofKind, List<String> with, long quietMs)
        implements Condition {
    private static final long TELL_MS = 1_000;
    private static final int PERCENT = 100;
    private static final int MOST_MARKS = 1_000;
    private static final int NAMED = 5;

    Gathering {
        rules = List.copyOf(rules);
        with = List.copyOf(with);
    }

    @Override
    public boolean countsRepeats() {
        return true;
    }

    @Override
    public String text() {
        return "alerts " + String.join(", ", rules) + " on " + devices + " devices"
                + (sharePct == 0
                        ? ""
                        : " and " + sharePct + " % of the " + (ofKind.isEmpty() ? "device" : ofKind) + "s")
                + (withinMs == 0 ? " at the same time" : " within " + Durations.text(withinMs))
                + (with.isEmpty() ? "" : " together with " + String.join(", ", with))
                + ", or quiet for " + Durations.text(quietMs);
    }

    @Override
    public boolean hears(String rule) {
        return Rule.matches(rules, rule) || Rule.matches(with, rule);
    }

    @Override
    public void signal(Moment moment, Cell cell, Signal signal) {
        String text = signal.rule() + ' ' + signal.member().id;
        if (signal.active()) {
            cell.marks().removeIf(mark -> mark.text().equals(text));
            cell.marks().addLast(new Cell.Mark(moment.nowMs(), 0, text));
            if (cell.marks().size() > MOST_MARKS) {
                cell.marks().removeFirst();
            }
            moment.changed();
        } else if (withinMs == 0 && cell.marks().removeIf(mark -> mark.text().equals(text))) {
            moment.changed();
        }
        look(moment, cell, signal.active());
    }

    private void look(Moment moment, Cell cell, boolean more) {
        if (withinMs != 0) {
            Iterator<Cell.Mark> oldest = cell.marks().iterator();
            while (oldest.hasNext() && oldest.next().atMs() < moment.nowMs() - withinMs) {
                oldest.remove();
                moment.changed();
            }
        }
        Set<String> concerned = concerned(cell);
        boolean complete = isComplete(moment, cell, concerned);
        if (cell.active()) {
            if (complete) {
                if (more) {
                    cell.unreported++;
                }
                moment.held(cell, TELL_MS);
            }
            moment.schedule(cell, cell.lastMs + quietMs);
        } else if (complete) {
            long sinceMs = cell.marks().getFirst().atMs();
            List<Cell.Mark> kept = List.copyOf(cell.marks());
            moment.raise(cell, sinceMs, fired(cell, concerned));
            if (cell.active()) {
                moment.schedule(cell, cell.lastMs + quietMs);
            } else {
                cell.marks().clear();
                cell.marks().addAll(kept);
            }
        }
    }

    @Override
    public void due(Moment moment, Cell cell) {
        if (!cell.active()) {
            return;
        }
        boolean stands = withinMs == 0 && isComplete(moment, cell, concerned(cell));
        if (stands) {
            cell.lastMs = moment.nowMs();
        } else if (moment.nowMs() >= cell.lastMs + quietMs) {
            List<Cell.Mark> kept = List.copyOf(cell.marks());
            moment.clear(cell);
            if (withinMs == 0 && !cell.active()) {
                cell.marks().addAll(kept);
            }
            return;
        }
        if (cell.unreported > 0 && moment.nowMs() >= cell.reportedMs + TELL_MS) {
            moment.tell(cell);
        }
        moment.schedule(cell, cell.lastMs + quietMs);
    }

    private Set<String> concerned(Cell cell) {
        Set<String> concerned = new LinkedHashSet<>();
        for (Cell.Mark mark : cell.marks()) {
            int space = mark.text().indexOf(' ');
            if (Rule.matches(rules, mark.text().substring(0, space))) {
                concerned.add(mark.text().substring(space + 1));
            }
        }
        return concerned;
    }

    private boolean isComplete(Moment moment, Cell cell, Set<String> concerned) {
        if (concerned.size() < devices) {
            return false;
        }
        if (sharePct != 0) {
            long all = moment.subject().membersOf().stream()
                    .filter(member -> member.where.device() != null)
                    .filter(member -> ofKind.isEmpty() || ofKind.equals(member.where.kind()))
                    .count();
            if ((long) concerned.size() * PERCENT < all * sharePct) {
                return false;
            }
        }
        return with.isEmpty()
                || cell.marks().stream()
                        .anyMatch(mark -> Rule.matches(
                                with, mark.text().substring(0, mark.text().indexOf(' '))));
    }

    private Map<String, Object> fired(Cell cell, Set<String> concerned) {
        Map<String, Object> fired = new LinkedHashMap<>();
        fired.put("devices", (long) concerned.size());
        fired.put(
                "first_devices",
                String.join(", ", concerned.stream().limit(NAMED).toList()));
        for (Cell.Mark mark : cell.marks()) {
            int space = mark.text().indexOf(' ');
            if (Rule.matches(with, mark.text().substring(0, space))) {
                fired.put("with", mark.text().substring(0, space));
                fired.put("with_device", mark.text().substring(space + 1));
            }
        }
        return fired;
    }
}
