package org.anju.gateway.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Suppression;
import org.anju.gateway.privacy.Masking;
import org.jspecify.annotations.Nullable;

/**
 * The entry being handled, as conditions see it: the time, the facts of the subject, and the ways to tell what they found. One instance per
 * entry, pointed at one subject after the other.
 */
final class Moment {
    /** Three times within a minute is chatter (ISA-18.2), and a minute of calm ends it. */
    static final long CHATTER_MS = 60_000;
    /** An alert no older than this that an inhibiting alert explains is taken back. */
    private static final long RECENT_MS = 300_000;

    private final Timers timers;
    private final Skies skies;
    private final Consumer<Change> out;
    private final Consumer<Subject> touched;
    private final long sequence;
    private final long nowMs;
    private Subject subject;

    Moment(
            Timers timers,
            Skies skies,
            Consumer<Change> out,
            Consumer<Subject> touched,
            long sequence,
            long nowMs,
            Subject subject) {
        this.timers = timers;
        this.skies = skies;
        this.out = out;
        this.touched = touched;
        this.sequence = sequence;
        this.nowMs = nowMs;
        this.subject = subject;
    }

    Moment at(Subject next) {
        subject = next;
        return this;
    }

    private Moment about(Subject other) {
        return new Moment(timers, skies, out, touched, sequence, nowMs, other);
    }

    /** The receive time of the entry, epoch milliseconds. */
    long nowMs() {
        return nowMs;
    }

    Subject subject() {
        return subject;
    }

    Facts facts() {
        return subject.facts;
    }

    /** Whether a condition is known to be true of the subject. */
    boolean holds(Cell cell, Expression expression) {
        return expression.isTrue(prepared(cell));
    }

    /** The same for a rule that remembers nothing of the subject. */
    boolean holds(double[] parameters, Expression expression) {
        return expression.isTrue(prepared(parameters));
    }

    /** Whether a condition is known to be false. */
    boolean fails(Cell cell, Expression expression) {
        return expression.isFalse(prepared(cell));
    }

    /** What the subject is known to be, with what the rule of the cell needs beside it. */
    Facts prepared(Cell cell) {
        return prepared(cell.parameters);
    }

    private Facts prepared(double[] parameters) {
        Facts facts = subject.facts;
        facts.parameters = parameters;
        facts.nowMs = nowMs;
        if (facts.sky == Sky.UNKNOWN) {
            facts.sky = skies.over(subject.where.compound());
        }
        return facts;
    }

    /** Something worth keeping was changed in the cell. */
    void changed() {
        subject.dirty = true;
        touched.accept(subject);
    }

    /** Asks for {@link Condition#due} at the first tick at or after a time; replaces an earlier request. */
    void schedule(Cell cell, long dueMs) {
        timers.schedule(subject, cell, cell.calmMs == 0 ? dueMs : Math.min(dueMs, cell.calmMs + CHATTER_MS));
        changed();
    }

    /** The condition holds since {@code sinceMs}: opens an alert, unless something inhibits it. */
    void raise(Cell cell, long sinceMs, Map<String, Object> fired) {
        raise(cell, cell.condition.text(), sinceMs, fired);
    }

    private void raise(Cell cell, String condition, long sinceMs, Map<String, Object> fired) {
        Cell parent = cell.parent;
        if (parent != null) {
            cell.alertId = Cell.BRANCH_ACTIVE;
            cell.sinceMs = 0;
            cell.lastMs = nowMs;
            changed();
            if (parent.active()) {
                parent.unreported++;
                held(parent, 0);
            } else {
                raise(parent, condition, sinceMs, fired);
            }
            return;
        }
        Rule rule = cell.rule;
        Cell inhibitor = rule.shadow() ? null : inhibitor(rule);
        if (inhibitor != null) {
            inhibit(cell, inhibitor);
            return;
        }
        String id = Digest.alertId(rule.id(), subject.id, sequence, nowMs);
        boolean chatter = cell.raisedBeforeMs != 0 && nowMs - cell.raisedBeforeMs <= CHATTER_MS;
        cell.raisedBeforeMs = cell.raisedMs;
        cell.raisedMs = nowMs;
        cell.alertId = id;
        cell.sinceMs = 0;
        cell.dueMs = 0;
        cell.unreported = 0;
        cell.lastMs = nowMs;
        cell.reportedMs = nowMs;
        changed();
        Map<String, Object> shown = Masking.fired(subject.rules.kind, fired);
        Alert alert = NewAlert.of(id, rule, subject, condition, sinceMs, nowMs, shown);
        if (rule.shadow()) {
            out.accept(new Change.Shadowed(alert, nowMs));
            return;
        }
        out.accept(new Change.Raised(alert, nowMs, shown.equals(fired) ? Map.of() : fired));
        if (chatter) {
            cell.chattering = true;
            out.accept(new Change.Chattered(rule.id(), subject.id, nowMs, true));
        }
        signal(cell, true);
        if (!rule.inhibits().isEmpty()) {
            takeBack(cell);
        }
    }

    /** The active condition was seen to hold again; told now unless something was told less than {@code tellMs} ago. */
    void held(Cell cell, long tellMs) {
        cell.lastMs = nowMs;
        changed();
        Cell parent = cell.parent;
        if (parent != null) {
            parent.unreported += cell.unreported;
            cell.unreported = 0;
            held(parent, tellMs);
            return;
        }
        if (cell.calmMs != 0) {
            cell.calmMs = 0;
            if (!cell.condition.countsRepeats()) {
                cell.unreported++;
            }
            suppressed(cell, Suppression.Why.CHATTER, String.valueOf(cell.alertId));
        }
        if (nowMs - cell.reportedMs >= tellMs) {
            tell(cell);
        } else if (!cell.branches.isEmpty() && cell.unreported > 0 && cell.dueMs == 0) {
            schedule(cell, cell.reportedMs + tellMs);
        }
    }

    /** Tells when the active condition last held and how often. */
    void tell(Cell cell) {
        if (cell.rule.shadow()) {
            cell.unreported = 0;
            return;
        }
        out.accept(new Change.Touched(cell.rule.id(), subject.id, nowMs, cell.lastMs, cell.unreported));
        cell.unreported = 0;
        cell.reportedMs = nowMs;
        changed();
    }

    /** The active condition went away. */
    void clear(Cell cell) {
        Cell parent = cell.parent;
        if (parent != null) {
            cell.reset();
            changed();
            if (parent.active() && parent.branches.stream().noneMatch(Cell::active)) {
                clear(parent);
            }
            return;
        }
        if (cell.chattering) {
            if (cell.calmMs == 0) {
                cell.calmMs = nowMs;
                schedule(cell, cell.dueMs == 0 ? Long.MAX_VALUE : cell.dueMs);
            }
            return;
        }
        end(cell, null);
    }

    /** A chattering alert has been calm for long enough. */
    void calm(Cell cell) {
        cell.chattering = false;
        cell.calmMs = 0;
        out.accept(new Change.Chattered(cell.rule.id(), subject.id, nowMs, false));
        end(cell, null);
    }

    private void end(Cell cell, @Nullable Cell cause) {
        if (cell.rule.shadow()) {
            out.accept(new Change.ShadowOver(cell.rule.id(), subject.id, nowMs));
        } else {
            String because = cause == null ? null : reference(cause);
            out.accept(new Change.Cleared(cell.rule.id(), subject.id, nowMs, cell.lastMs, cell.unreported, because));
        }
        forget(cell);
        if (!cell.rule.shadow()) {
            signal(cell, false);
        }
        over(cell);
    }

    /** The subject is registered no more: others hear that its alerts are over, and what they explained is free. */
    void dismiss(Cell cell) {
        boolean counts = !cell.rule.shadow() && (cell.active() || cell.dismissed);
        boolean told = counts && cell.active();
        forget(cell);
        if (told) {
            signal(cell, false);
        }
        if (counts) {
            over(cell);
        }
    }

    /** The subject is registered no more. */
    void gone() {
        out.accept(new Change.Gone(subject.id, nowMs));
    }

    /** Nothing is under way any more. */
    void forget(Cell cell) {
        cell.reset();
        changed();
    }

    /** Tells the rules about the groups of the subject that one of its alerts came or went. */
    private void signal(Cell cell, boolean active) {
        for (Group group : subject.groups) {
            for (int ordinal : group.self.rules.byAlert(cell.rule.id())) {
                Cell heard = group.self.cell(ordinal);
                if (!heard.off) {
                    heard.condition.signal(
                            about(group.self), heard, new Signal(cell.rule.id(), subject, active, group));
                }
            }
        }
    }

    private @Nullable Cell inhibitor(Rule rule) {
        Cell found = subject.inhibitor(rule);
        for (Group group : subject.groups) {
            found = found == null ? group.self.inhibitor(rule) : found;
        }
        return found;
    }

    /** Whom a rule about the subject can explain: itself and, when it stands for others, those. */
    private List<Subject> reach() {
        List<Subject> reach = new ArrayList<>(subject.membersOf());
        reach.add(subject);
        return reach;
    }

    /** What a cell may inhibit is free again. */
    void over(Cell cell) {
        if (cell.rule.inhibits().isEmpty()) {
            return;
        }
        for (Subject member : reach()) {
            Moment there = about(member);
            for (Cell other : member.cells) {
                if (other != null && other.inhibited && cell.rule.inhibits(other.rule.id())) {
                    other.inhibited = false;
                    there.changed();
                    other.condition.released(there, other);
                }
            }
        }
    }

    /** An inhibiting alert was raised: fresh alerts that it explains end. */
    private void takeBack(Cell cause) {
        for (Subject member : reach()) {
            Moment there = about(member);
            for (Cell other : member.cells) {
                if (other != null
                        && other.active()
                        && !other.rule.shadow()
                        && other.raisedMs >= nowMs - RECENT_MS
                        && cause.rule.inhibits(other.rule.id())) {
                    there.end(other, cause);
                    there.inhibit(other, cause);
                }
            }
        }
    }

    private void inhibit(Cell cell, Cell cause) {
        suppressed(cell, Suppression.Why.INHIBITED, reference(cause));
        cell.condition.inhibited(this, cell);
        cell.inhibited = true;
        changed();
    }

    private static String reference(Cell cause) {
        return cause.alertId == null ? cause.rule.id() : cause.alertId;
    }

    private void suppressed(Cell cell, Suppression.Why why, String reference) {
        Whereabouts where = subject.where;
        Rule rule = cell.rule;
        out.accept(new Change.Suppressed(
                rule.id(),
                subject.id,
                nowMs,
                why,
                reference,
                rule.title(),
                rule.severity(),
                rule.category(),
                where.area(),
                where.compound(),
                where.device()));
    }

    /** Whether the subject may be one of many that are being lost for one reason. */
    boolean isSpreading() {
        List<Group> groups = subject.groups;
        for (Group group : groups) {
            if (group.isSpreading(nowMs)) {
                return true;
            }
        }
        return false;
    }
}
