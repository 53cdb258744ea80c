package org.anju.gateway.alert;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.PresenceState;
import org.jspecify.annotations.Nullable;

/**
 * The device is told to be offline for some time. Unknown presence is no absence: after a restart of the gateway nothing is raised about a
 * device that was online until somebody says that it is gone, and an alert that stands stays until the device is back. While many devices of its compound are
 * being lost it waits a little longer for the cause to show.
 *
 * @param when what must be true of its last values as well, null for nothing
 */
record Absence(long afterMs, @Nullable Expression when) implements Condition {
    /** How much longer it waits while the devices around are being lost as well: they may all go by one cause. */
    private static final long PATIENCE_MS = 120_000;

    private static final long LOOK_AGAIN_MS = 10_000;

    @Override
    public boolean needsPresence() {
        return true;
    }

    @Override
    public String text() {
        return "offline for " + Durations.text(afterMs) + (when == null ? "" : " when " + when.text());
    }

    @Override
    public Set<Field> remembers() {
        return when == null ? Set.of() : new LinkedHashSet<>(when.reads());
    }

    @Override
    public boolean isWokenBy(PresenceState state) {
        return state == PresenceState.OFFLINE;
    }

    @Override
    public void presence(Moment moment, Cell cell, PresenceState state) {
        switch (state) {
            case ONLINE -> {
                if (cell.active()) {
                    moment.clear(cell);
                } else {
                    moment.forget(cell);
                }
            }
            case OFFLINE -> {
                if (!cell.active() && cell.sinceMs == 0) {
                    cell.sinceMs = moment.nowMs();
                    moment.schedule(cell, cell.sinceMs + afterMs);
                }
            }
            case UNKNOWN -> {
                if (!cell.active()) {
                    moment.forget(cell);
                }
            }
        }
    }

    @Override
    public void due(Moment moment, Cell cell) {
        if (cell.active() || cell.sinceMs == 0 || cell.inhibited) {
            return;
        }
        long lostMs = moment.nowMs() - cell.sinceMs;
        if (lostMs < afterMs) {
            moment.schedule(cell, cell.sinceMs + afterMs);
        } else if (moment.isSpreading() && lostMs < afterMs + PATIENCE_MS) {
            moment.schedule(cell, moment.nowMs() + LOOK_AGAIN_MS);
        } else if (when == null || moment.holds(cell, when)) {
            Map<String, Object> fired = new LinkedHashMap<>();
            fired.put("offline_since_ms", cell.sinceMs);
            if (when != null) {
                fired.putAll(when.values(moment, cell));
            }
            moment.raise(cell, moment.nowMs(), fired);
        }
    }

    @Override
    public void inhibited(Moment moment, Cell cell) {
        // Remembered without a timer: it is raised if the device is still away some time after the cause is over.
        cell.sinceMs = moment.nowMs();
        moment.changed();
    }

    @Override
    public void released(Moment moment, Cell cell) {
        if (!cell.active() && cell.sinceMs != 0) {
            cell.sinceMs = moment.nowMs();
            moment.schedule(cell, cell.sinceMs + afterMs);
        }
    }

    /** A device that was lost before gets its time anew: it may have tried to come back while nobody listened. */
    @Override
    public void restarted(Moment moment, Cell cell) {
        if (!cell.active() && cell.dueMs != 0) {
            cell.sinceMs = moment.nowMs();
            moment.schedule(cell, cell.sinceMs + afterMs);
        }
    }

    @Override
    public void closed(Moment moment, Cell cell) {
        // Still offline: kept without a timer, so that it is raised again only after the device has been back.
        cell.sinceMs = moment.nowMs();
    }
}
