package org.anju.gateway.alert;

import java.util.Map;
import org.anju.gateway.model.PresenceState;

/**
 * The device is told to be offline for some time. Unknown presence is no absence: after a restart of the gateway nothing is raised until
 * somebody says that the device is gone, and an alert that stands stays until the device is back.
 */
record Absence(long afterMs) implements Condition {
    @Override
    public String text() {
        return "offline for " + Durations.text(afterMs);
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
            case UNKNOWN -> restarted(moment, cell);
        }
    }

    @Override
    public void due(Moment moment, Cell cell) {
        if (!cell.active() && cell.sinceMs != 0) {
            moment.raise(cell, moment.nowMs(), Map.of("offline_since_ms", cell.sinceMs));
        }
    }

    @Override
    public void restarted(Moment moment, Cell cell) {
        if (!cell.active()) {
            moment.forget(cell);
        }
    }

    @Override
    public void closed(Moment moment, Cell cell) {
        // Still offline: kept without a timer, so that it is raised again only after the device has been back.
        cell.sinceMs = moment.nowMs();
    }
}
