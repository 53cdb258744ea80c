package org.anju.gateway.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.anju.gateway.model.AlertClosed;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.Quality;
import org.anju.gateway.model.Restart;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Tick;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/**
 * Turns journal entries into changes of alerts: a deterministic function of its state and the next entry, whose only clock is the receive
 * time of the entries. Whatever waits for time to pass moves on ticks. Late and outdated measurements, events seen before and farewells of
 * old sessions change nothing. Not thread-safe: one thread feeds it.
 */
public final class AlertEngine {
    private final RuleSet rules;
    private final Timers timers = new Timers();
    private final Map<String, DeviceState> devices = new HashMap<>();
    private final List<DeviceState> touched = new ArrayList<>();
    private boolean orphans;
    private int[] stamps = new int[0];
    private int stamp;

    /** An engine that remembers nothing. */
    public AlertEngine(RuleSet rules) {
        this.rules = rules;
    }

    /**
     * Gives back what {@link #takeChangedStates} handed out in an earlier life; only before the first entry. Alerts of rules that no longer
     * exist are cleared with the next entry.
     *
     * @param states by device id
     * @throws IllegalArgumentException when a state is of a newer version of the program, or damaged
     */
    public void restore(Map<String, byte[]> states) {
        states.forEach((id, bytes) -> {
            DeviceState device = StateCodec.decode(id, bytes, rules);
            devices.put(id, device);
            for (Cell cell : device.cells) {
                if (cell != null && cell.dueMs != 0) {
                    timers.schedule(device, cell, cell.dueMs);
                }
            }
            orphans |= !device.orphans.isEmpty();
        });
    }

    /**
     * Handles the next entry.
     *
     * @param sequence its journal sequence number
     * @param out told every change in order
     */
    public void handle(long sequence, Entry entry, Consumer<Change> out) {
        if (orphans) {
            clearOrphans(entry.receivedMs(), out);
        }
        if (entry instanceof Telemetry telemetry) {
            DeviceState device = device(telemetry.device());
            telemetry(telemetry, device, moment(sequence, entry, device, out));
        } else if (entry instanceof DeviceEvent event) {
            DeviceState device = device(event.device());
            event(event, device, moment(sequence, entry, device, out));
        } else if (entry instanceof Presence presence) {
            DeviceState device = device(presence.device());
            presence(presence, device, moment(sequence, entry, device, out));
        } else if (entry instanceof Tick) {
            tick(sequence, entry, out);
        } else if (entry instanceof Restart) {
            devices.values().forEach(device -> restart(device, moment(sequence, entry, device, out)));
        } else if (entry instanceof AlertClosed closed) {
            closed(closed, sequence, out);
        }
    }

    /**
     * Says that what the engine raised under one id is kept under another, since an alert for the rule and subject was still open.
     */
    public void adopt(String rule, String subject, String raisedId, String keptId) {
        Cell cell = find(rule, subject);
        if (cell != null && raisedId.equals(cell.alertId)) {
            cell.alertId = keptId;
            DeviceState device = devices.get(subject);
            if (device != null) {
                device.dirty = true;
                touch(device);
            }
        }
    }

    /** Says under which id the active alert of a rule and subject is kept; only between {@link #restore} and the first entry. */
    public void recall(String rule, String subject, String keptId) {
        Cell cell = find(rule, subject);
        if (cell != null && cell.active()) {
            cell.alertId = keptId;
        }
    }

    /** The states that changed since the last call, by device id, for {@link #restore} in a later life. */
    public Map<String, byte[]> takeChangedStates() {
        Map<String, byte[]> changed = new LinkedHashMap<>();
        for (DeviceState device : touched) {
            device.touched = false;
            if (device.dirty) {
                changed.put(device.subject(), StateCodec.encode(device));
                device.dirty = false;
            }
        }
        touched.clear();
        return changed;
    }

    /** Number of devices it has heard of. */
    public int devices() {
        return devices.size();
    }

    /** Number of timers waiting. */
    public int timers() {
        return timers.size();
    }

    private void telemetry(Telemetry telemetry, DeviceState device, Moment moment) {
        seen(device, moment);
        if (Quality.LATE.in(telemetry.quality()) || device.isOutdated(telemetry.tsMs(), telemetry.receivedMs())) {
            return;
        }
        device.newestTsMs = telemetry.tsMs();
        Values values = telemetry.values();
        int mark = nextStamp(device.cells.length);
        int wanted = 0;
        for (int i = 0; i < values.size(); i++) {
            int slot = device.apply(values, i);
            if (slot < 0) {
                continue;
            }
            for (int ordinal : device.rules.bySlot[slot]) {
                stamps[ordinal] = mark;
                wanted++;
            }
        }
        for (int ordinal = 0; wanted > 0 && ordinal < device.cells.length; ordinal++) {
            if (stamps[ordinal] == mark) {
                Cell cell = device.cell(ordinal);
                cell.rule.condition().telemetry(moment, cell);
            }
        }
    }

    private void event(DeviceEvent event, DeviceState device, Moment moment) {
        seen(device, moment);
        if (event.tsMs() != event.receivedMs() && !device.isNew(fingerprint(event))) {
            return;
        }
        boolean late = Quality.LATE.in(event.quality());
        device.facts.data = event.data();
        for (int ordinal : device.rules.byEvent(event.event())) {
            Cell cell = device.cell(ordinal);
            cell.rule.condition().event(moment, cell, event, late);
        }
        device.facts.data = Map.of();
    }

    private static long fingerprint(DeviceEvent event) {
        long hash = event.tsMs() * 31 + event.event().hashCode();
        return hash * 1_000_003 + event.data().hashCode();
    }

    private static void seen(DeviceState device, Moment moment) {
        for (int ordinal : device.rules.always) {
            Cell cell = device.cell(ordinal);
            cell.rule.condition().seen(moment, cell);
        }
    }

    private static void presence(Presence presence, DeviceState device, Moment moment) {
        if (presence.epoch() < device.epoch) {
            return;
        }
        device.epoch = presence.epoch();
        device.dirty = true;
        for (int ordinal = 0; ordinal < device.cells.length; ordinal++) {
            Cell cell = device.cell(ordinal);
            cell.rule.condition().presence(moment, cell, presence.state());
        }
    }

    private void tick(long sequence, Entry entry, Consumer<Change> out) {
        Timers.@Nullable Timer timer = timers.poll(entry.receivedMs());
        if (timer == null) {
            return;
        }
        Moment moment = moment(sequence, entry, timer.device(), out);
        while (timer != null) {
            DeviceState device = timer.device();
            touch(device);
            device.dirty = true;
            timer.cell().rule.condition().due(moment.at(device), timer.cell());
            timer = timers.poll(entry.receivedMs());
        }
    }

    private void restart(DeviceState device, Moment moment) {
        touch(device);
        for (Cell cell : device.cells) {
            if (cell != null) {
                cell.rule.condition().restarted(moment, cell);
            }
        }
    }

    private void closed(AlertClosed closed, long sequence, Consumer<Change> out) {
        Cell cell = find(closed.rule(), closed.subject());
        DeviceState device = devices.get(closed.subject());
        if (device != null && cell != null && closed.alertId().equals(cell.alertId)) {
            Moment moment = moment(sequence, closed, device, out);
            touch(device);
            moment.forget(cell);
            cell.rule.condition().closed(moment, cell);
        }
    }

    private void clearOrphans(long nowMs, Consumer<Change> out) {
        for (DeviceState device : devices.values()) {
            for (String rule : device.orphans) {
                out.accept(new Change.Cleared(rule, device.subject(), nowMs, nowMs, 0));
                device.dirty = true;
                touch(device);
            }
            device.orphans.clear();
        }
        orphans = false;
    }

    private void touch(DeviceState device) {
        if (!device.touched) {
            device.touched = true;
            touched.add(device);
        }
    }

    private @Nullable Cell find(String rule, String subject) {
        DeviceState device = devices.get(subject);
        Integer ordinal = device == null ? null : device.rules.ordinal(rule);
        return device == null || ordinal == null ? null : device.cells[ordinal];
    }

    private DeviceState device(Device device) {
        DeviceState state = devices.get(device.id().value());
        if (state == null || !state.rules.kind.name().equals(device.kind().name())) {
            DeviceState before = state;
            state = new DeviceState(device, rules.of(device.kind().name(), device.kind()));
            devices.put(device.id().value(), state);
            if (before != null) {
                replace(before, state);
            }
        }
        state.device = device;
        touch(state);
        return state;
    }

    /** The device was registered anew as another kind: the alerts of what it was before end with the next entry. */
    private void replace(DeviceState before, DeviceState state) {
        state.epoch = before.epoch;
        for (Cell cell : before.cells) {
            if (cell != null && cell.active()) {
                state.orphans.add(cell.rule.id());
                orphans = true;
            }
            if (cell != null) {
                cell.reset();
            }
        }
    }

    private Moment moment(long sequence, Entry entry, DeviceState device, Consumer<Change> out) {
        return new Moment(timers, out, sequence, entry.receivedMs(), device);
    }

    private int nextStamp(int size) {
        if (stamps.length < size) {
            stamps = new int[size];
            stamp = 0;
        }
        return ++stamp;
    }
}
