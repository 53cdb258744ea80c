package org.anju.gateway.alert;

import java.util.Map;
import java.util.function.Consumer;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Device;

/**
 * The entry being handled, as conditions see it: the time, the facts of the device, and the ways to tell what they found. One instance per
 * entry, pointed at one device after the other.
 */
final class Moment {
    private final Timers timers;
    private final Consumer<Change> out;
    private final long sequence;
    private final long nowMs;
    private DeviceState device;

    Moment(Timers timers, Consumer<Change> out, long sequence, long nowMs, DeviceState device) {
        this.timers = timers;
        this.out = out;
        this.sequence = sequence;
        this.nowMs = nowMs;
        this.device = device;
    }

    Moment at(DeviceState next) {
        device = next;
        return this;
    }

    /** The receive time of the entry, epoch milliseconds. */
    long nowMs() {
        return nowMs;
    }

    Facts facts() {
        return device.facts;
    }

    /** Something worth keeping was changed in the cell. */
    void changed() {
        device.dirty = true;
    }

    /** Asks for {@link Condition#due} at the first tick at or after a time; replaces an earlier request. */
    void schedule(Cell cell, long dueMs) {
        timers.schedule(device, cell, dueMs);
        changed();
    }

    /** The condition holds since {@code sinceMs}: opens an alert. */
    void raise(Cell cell, long sinceMs, Map<String, Object> fired) {
        Rule rule = cell.rule;
        Device about = device.device;
        String id = Digest.alertId(rule.id(), device.subject(), sequence, nowMs);
        cell.reset();
        cell.alertId = id;
        cell.lastMs = nowMs;
        cell.reportedMs = nowMs;
        changed();
        out.accept(new Change.Raised(
                new Alert(
                        id,
                        rule.id(),
                        rule.version(),
                        device.subject(),
                        rule.severity(),
                        rule.category(),
                        AlertState.RAISED,
                        about.area(),
                        about.compound(),
                        device.subject(),
                        about.kind().name(),
                        rule.title(),
                        rule.advice(),
                        rule.condition().text(),
                        fired,
                        sinceMs,
                        null,
                        null,
                        null,
                        null,
                        null,
                        nowMs,
                        1),
                nowMs));
    }

    /** The active condition was seen to hold again; told now unless something was told less than {@code tellMs} ago. */
    void held(Cell cell, long tellMs) {
        cell.lastMs = nowMs;
        changed();
        if (nowMs - cell.reportedMs >= tellMs) {
            tell(cell);
        }
    }

    /** Tells when the active condition last held and how often. */
    void tell(Cell cell) {
        out.accept(new Change.Touched(cell.rule.id(), device.subject(), nowMs, cell.lastMs, cell.unreported));
        cell.unreported = 0;
        cell.reportedMs = nowMs;
        changed();
    }

    /** The active condition went away. */
    void clear(Cell cell) {
        out.accept(new Change.Cleared(cell.rule.id(), device.subject(), nowMs, cell.lastMs, cell.unreported));
        forget(cell);
    }

    /** Nothing is under way any more. */
    void forget(Cell cell) {
        cell.reset();
        changed();
    }
}
