package org.anju.gateway.alert;

import java.util.Map;
import org.anju.gateway.model.PresenceState;

/**
 * No message for some time although the device is not known to be offline: absence has its own condition, and one cause makes one alert.
 * The time starts anew when the gateway restarts, since nobody listened before.
 */
record Silence(long afterMs) implements Condition {
    @Override
    public String text() {
        return "silent for " + Durations.text(afterMs);
    }

    @Override
    public boolean watchesEveryMessage() {
        return true;
    }

    @Override
    public void seen(Moment moment, Cell cell) {
        if (cell.active()) {
            moment.clear(cell);
        }
        startClock(moment, cell);
    }

    @Override
    public boolean isWokenBy(PresenceState state) {
        return state != PresenceState.OFFLINE;
    }

    @Override
    public void presence(Moment moment, Cell cell, PresenceState state) {
        if (cell.active()) {
            return;
        }
        if (state == PresenceState.OFFLINE) {
            moment.forget(cell);
        } else {
            startClock(moment, cell);
        }
    }

    @Override
    public void due(Moment moment, Cell cell) {
        if (cell.active() || cell.sinceMs == 0) {
            return;
        }
        if (moment.nowMs() >= cell.sinceMs + afterMs) {
            moment.raise(cell, moment.nowMs(), Map.of("last_message_ms", cell.sinceMs));
        } else {
            moment.schedule(cell, cell.sinceMs + afterMs);
        }
    }

    @Override
    public void restarted(Moment moment, Cell cell) {
        if (!cell.active() && cell.sinceMs != 0) {
            startClock(moment, cell);
        }
    }

    private void startClock(Moment moment, Cell cell) {
        cell.sinceMs = moment.nowMs();
        if (cell.dueMs == 0) {
            moment.schedule(cell, cell.sinceMs + afterMs);
        }
        moment.changed();
    }
}
