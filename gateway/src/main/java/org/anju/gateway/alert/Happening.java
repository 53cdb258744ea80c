package org.anju.gateway.alert;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.EventType;
import org.anju.gateway.model.Field;
import org.jspecify.annotations.Nullable;

/**
 * Something a device reports that happened. The alert ends with an event that says so, after a quiet time, or only by hand.
 *
 * @param begins events that raise the alert, or repeat it
 * @param ends events that end it
 * @param quietMs end it when it has not happened again for so long; 0 for never
 * @param when further condition on the event's data and the device's values, null for none
 */
record Happening(
        List<String> begins,
        List<String> ends,
        long quietMs,
        @Nullable Expression when) implements Condition {
    private static final long TELL_MS = 1_000;
    private static final int MAX_DATA = 16;
    private static final int MAX_TEXT = 256;

    Happening {
        begins = List.copyOf(begins);
        ends = List.copyOf(ends);
    }

    @Override
    public String text() {
        return "event " + String.join(", ", begins)
                + (when == null ? "" : " when " + when.text())
                + (ends.isEmpty() ? "" : ", until " + String.join(", ", ends))
                + (quietMs == 0 ? "" : ", or quiet for " + Durations.text(quietMs));
    }

    @Override
    public Set<String> events() {
        Set<String> all = new LinkedHashSet<>(begins);
        all.addAll(ends);
        return all;
    }

    @Override
    public Set<Field> remembers() {
        return when == null ? Set.of() : new LinkedHashSet<>(when.reads());
    }

    @Override
    public void event(Moment moment, Cell cell, DeviceEvent event, boolean late) {
        if (ends.contains(event.event())) {
            if (cell.active()) {
                moment.clear(cell);
            }
            return;
        }
        if (late || (when != null && !when.isTrue(moment.facts()))) {
            return;
        }
        if (cell.active()) {
            cell.unreported++;
            moment.held(cell, TELL_MS);
        } else {
            moment.raise(cell, moment.nowMs(), fired(event));
        }
        scheduleNext(moment, cell);
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
        long due = cell.unreported > 0 ? cell.reportedMs + TELL_MS : Long.MAX_VALUE;
        if (quietMs != 0) {
            due = Math.min(due, cell.lastMs + quietMs);
        }
        if (due != Long.MAX_VALUE) {
            moment.schedule(cell, due);
        }
    }

    private static Map<String, Object> fired(DeviceEvent event) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("event", event.event());
        EventType type = event.device().kind().events().get(event.event());
        if (type == null || type.personal()) {
            return values;
        }
        for (Map.Entry<String, Object> datum : event.data().entrySet()) {
            if (values.size() > MAX_DATA) {
                break;
            }
            Object value = datum.getValue();
            values.putIfAbsent(
                    datum.getKey(),
                    value instanceof String text && text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : value);
        }
        return values;
    }
}
