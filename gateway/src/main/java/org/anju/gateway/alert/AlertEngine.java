package org.anju.gateway.alert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.anju.gateway.model.AlertClosed;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.PlatformEvent;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Quality;
import org.anju.gateway.model.Restart;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Tick;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/**
 * Turns journal entries into changes of alerts: a deterministic function of its state and the next entry, whose only clock is the receive
 * time of the entries. Whatever waits for time to pass moves on ticks. Late and outdated measurements, events seen before and farewells of
 * old sessions change nothing. Where compounds are and which rules are in force are settings, not entries. Not thread-safe: one thread
 * feeds it.
 */
public final class AlertEngine {
    private final RuleSet rules;
    private final Skies skies;
    private final Timers timers = new Timers();
    private final Neighbourhood subjects;
    private final List<Subject> touched = new ArrayList<>();
    private final Selection selection = new Selection();
    private final Departures departures = new Departures();
    private final Consumer<Subject> touching = this::touch;
    private boolean orphans;

    /** An engine that remembers nothing. */
    public AlertEngine(RuleSet rules, Places places) {
        this.rules = rules;
        this.skies = new Skies(places);
        this.subjects = new Neighbourhood(rules);
    }

    /**
     * Gives back what {@link #takeChangedStates} handed out in an earlier life; only before the first entry. Alerts of rules that no longer
     * exist are cleared with the next entry.
     *
     * @param states by subject
     * @throws IllegalArgumentException when a state is of a newer version of the program, or damaged
     */
    public void restore(Map<String, byte[]> states) {
        new TreeMap<>(states).forEach((id, bytes) -> {
            Subject subject = StateCodec.decode(id, bytes, rules);
            subjects.add(subject);
            for (Cell cell : subject.cells) {
                if (cell != null) {
                    wake(subject, cell);
                    cell.branches.forEach(branch -> wake(subject, branch));
                }
            }
            orphans |= !subject.orphans.isEmpty();
        });
    }

    private void wake(Subject subject, Cell cell) {
        if (cell.dueMs != 0) {
            timers.schedule(subject, cell, cell.dueMs);
        }
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
        if (departures.isWaiting()) {
            departures.letGo(subjects, subject -> moment(sequence, entry, subject, out));
        }
        if (entry instanceof Telemetry telemetry) {
            Subject device = device(telemetry.device());
            if (device != null) {
                telemetry(telemetry, device, moment(sequence, entry, device, out));
            }
        } else if (entry instanceof DeviceEvent event) {
            Subject device = device(event.device());
            if (device != null) {
                event(event, device, moment(sequence, entry, device, out));
            }
        } else if (entry instanceof Presence presence) {
            Subject device = device(presence.device());
            if (device != null) {
                presence(presence, device, moment(sequence, entry, device, out));
            }
        } else if (entry instanceof Tick) {
            tick(sequence, entry, out);
        } else if (entry instanceof PlatformEvent event) {
            Subject subject = subjects.of(event);
            touch(subject);
            occurrence(
                    new Occurrence(subject.rules.kind, event.event(), event.data(), false),
                    subject,
                    moment(sequence, entry, subject, out));
        } else if (entry instanceof Restart) {
            subjects.all().forEach(subject -> restart(subject, moment(sequence, entry, subject, out)));
        } else if (entry instanceof AlertClosed closed) {
            closed(closed, sequence, out);
        }
    }

    /**
     * Says that what the engine raised under one id is kept under another, since an alert for the rule and subject was still open.
     */
    public void adopt(String rule, String subject, String raisedId, String keptId) {
        Cell cell = find(rule, subject);
        Subject about = subjects.get(subject);
        if (about != null && cell != null && raisedId.equals(cell.alertId) && !raisedId.equals(keptId)) {
            cell.alertId = keptId;
            about.dirty = true;
            touch(about);
        }
    }

    /** Says under which id the active alert of a rule and subject is kept; only between {@link #restore} and the first entry. */
    public void recall(String rule, String subject, String keptId) {
        Cell cell = find(rule, subject);
        if (cell != null && cell.active()) {
            cell.alertId = keptId;
        }
    }

    /** The states that changed since the last call, by subject, for {@link #restore} in a later life; an empty one is not to be kept. */
    public Map<String, byte[]> takeChangedStates() {
        Map<String, byte[]> changed = new LinkedHashMap<>();
        departures.takeForgotten(changed);
        for (Subject subject : touched) {
            subject.touched = false;
            if (subject.dirty && subjects.get(subject.id) == subject) {
                changed.put(subject.id, StateCodec.encode(subject));
                subject.dirty = false;
            }
        }
        touched.clear();
        return changed;
    }

    /**
     * An engine with other rules and the memory of this one, which is not to be used any more. A rule whose conditions are written
     * differently keeps its active alert and forgets what was under way.
     */
    public AlertEngine with(RuleSet other, Places places) {
        AlertEngine next = new AlertEngine(other, places);
        Map<String, byte[]> states = new LinkedHashMap<>();
        subjects.all().forEach(subject -> states.put(subject.id, StateCodec.encode(subject)));
        next.restore(states);
        next.departures.follow(departures);
        next.subjects.all().forEach(subject -> {
            subject.dirty = true;
            next.touch(subject);
        });
        return next;
    }

    /** The rules it follows. */
    public RuleSet rules() {
        return rules;
    }

    /** Number of subjects it has heard of. */
    public int devices() {
        return subjects.all().size();
    }

    /** Number of timers waiting. */
    public int timers() {
        return timers.size();
    }

    private void telemetry(Telemetry telemetry, Subject device, Moment moment) {
        seen(device, moment);
        if (Quality.LATE.in(telemetry.quality()) || device.isOutdated(telemetry.tsMs(), telemetry.receivedMs())) {
            return;
        }
        device.newestTsMs = telemetry.tsMs();
        Values values = telemetry.values();
        selection.begin(device.cells.length);
        for (int i = 0; i < values.size(); i++) {
            int slot = device.apply(telemetry.device(), values, i);
            if (slot >= 0) {
                selection.add(device.rules.bySlot[slot]);
            }
        }
        int count = selection.close();
        for (int i = 0; i < count; i++) {
            Cell cell = device.awake(selection.get(i), moment);
            if (cell != null && !cell.off) {
                cell.condition.telemetry(moment, cell);
            }
        }
    }

    private void event(DeviceEvent event, Subject device, Moment moment) {
        seen(device, moment);
        if (event.tsMs() != event.receivedMs() && !device.isNew(event)) {
            return;
        }
        boolean late = Quality.LATE.in(event.quality());
        occurrence(new Occurrence(device.rules.kind, event.event(), event.data(), late), device, moment);
    }

    private static void occurrence(Occurrence event, Subject subject, Moment moment) {
        subject.facts.data = event.data();
        for (int ordinal : subject.rules.byEvent(event.event())) {
            Cell cell = subject.cell(ordinal);
            if (!cell.off) {
                cell.condition.event(moment, cell, event);
            }
        }
        subject.facts.data = Map.of();
    }

    private static void seen(Subject device, Moment moment) {
        for (int ordinal : device.rules.always) {
            Cell cell = device.cell(ordinal);
            if (!cell.off) {
                cell.condition.seen(moment, cell);
            }
        }
    }

    private void presence(Presence presence, Subject device, Moment moment) {
        if (presence.epoch() < device.epoch) {
            return;
        }
        device.epoch = presence.epoch();
        device.dirty = true;
        if (device.presence != presence.state()) {
            device.presence = presence.state();
            device.presenceSinceMs = presence.receivedMs();
        }
        // The group first: what it knows decides what the loss of one device means.
        device.groups.forEach(group -> group.changed(moment));
        for (int ordinal = 0; ordinal < device.cells.length; ordinal++) {
            Cell cell = device.awake(ordinal, presence.state());
            if (cell != null && !cell.off) {
                cell.condition.presence(moment.at(device), cell, presence.state());
            }
        }
    }

    private void tick(long sequence, Entry entry, Consumer<Change> out) {
        Timers.@Nullable Timer timer = timers.poll(entry.receivedMs());
        if (timer == null) {
            return;
        }
        Moment moment = moment(sequence, entry, timer.subject(), out);
        while (timer != null) {
            Subject subject = timer.subject();
            touch(subject);
            subject.dirty = true;
            timer.cell().due(moment.at(subject));
            timer = timers.poll(entry.receivedMs());
        }
    }

    private void restart(Subject subject, Moment moment) {
        touch(subject);
        if (subject.presence == PresenceState.ONLINE) {
            subject.presence = PresenceState.UNKNOWN;
            subject.presenceSinceMs = moment.nowMs();
            subject.dirty = true;
        }
        for (Cell cell : subject.cells) {
            if (cell != null && !cell.off) {
                cell.condition.restarted(moment, cell);
            }
        }
    }

    private void closed(AlertClosed closed, long sequence, Consumer<Change> out) {
        Cell cell = find(closed.rule(), closed.subject());
        Subject subject = subjects.get(closed.subject());
        if (subject != null && cell != null && closed.alertId().equals(cell.alertId)) {
            Moment moment = moment(sequence, closed, subject, out);
            touch(subject);
            moment.forget(cell);
            cell.condition.closed(moment, cell);
            if (!cell.dismissed) {
                moment.over(cell);
            }
        }
    }

    private void clearOrphans(long nowMs, Consumer<Change> out) {
        for (Subject subject : subjects.all()) {
            for (String rule : subject.orphans) {
                out.accept(new Change.Cleared(rule, subject.id, nowMs, nowMs, 0, null));
                subject.dirty = true;
                touch(subject);
            }
            subject.orphans.clear();
        }
        orphans = false;
    }

    private void touch(Subject subject) {
        if (!subject.touched) {
            subject.touched = true;
            touched.add(subject);
        }
    }

    private @Nullable Cell find(String rule, String subject) {
        Subject found = subjects.get(subject);
        Integer ordinal = found == null ? null : found.rules.ordinal(rule);
        return found == null || ordinal == null ? null : found.cells[ordinal];
    }

    /** What is known of a device; null when it was taken out of the register while its entry was under way. */
    private @Nullable Subject device(Device device) {
        Subject subject = subjects.get(device);
        if (subject == null && !departures.isRegistered(device.id().value())) {
            return null;
        }
        if (subject == null || !subject.rules.kind.name().equals(device.kind().name())) {
            Subject before = subject;
            subject = new Subject(
                    device.id().value(),
                    Whereabouts.of(device),
                    rules.of(device.kind().name(), device.kind()));
            if (before != null) {
                replace(before, subject);
            }
            subjects.add(subject);
        }
        subjects.move(subject, device);
        touch(subject);
        return subject;
    }

    /** The device was registered anew as another kind: the alerts of what it was before end with the next entry. */
    private void replace(Subject before, Subject now) {
        now.epoch = before.epoch;
        for (Cell cell : before.cells) {
            if (cell != null && cell.active() && !cell.rule.shadow()) {
                now.orphans.add(cell.rule.id());
                orphans = true;
            }
            if (cell != null) {
                cell.reset();
            }
        }
        subjects.remove(before);
    }

    /**
     * Says who is registered. What the engine knows about others ends with the next entry, and nothing more is heard of them.
     *
     * @param now no older than the devices in the entries that follow
     */
    public void retain(Places.Registered now) {
        departures.follow(now, subjects.all());
    }

    private Moment moment(long sequence, Entry entry, Subject subject, Consumer<Change> out) {
        return new Moment(timers, skies, out, touching, sequence, entry.receivedMs(), subject);
    }
}
