package org.anju.gateway.alert;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the engine remembers of one rule about one subject, or of one branch of a rule that has several. All times are epoch milliseconds,
 * 0 for none. Not thread-safe.
 */
final class Cell {
    /** Stands for the alert id in a branch that is active. */
    static final String BRANCH_ACTIVE = "-";

    /** Something that happened and still matters. */
    record Mark(long atMs, double number, String text) {}

    final Rule rule;
    final Condition condition;
    /** The cell of the rule when this one is of a branch. */
    final @Nullable Cell parent;
    /** Place among the branches, -1 for the cell of the rule. */
    final int branch;

    final List<Cell> branches;
    /** Values of the rule's parameters for this subject. */
    double[] parameters = Parameters.EMPTY;
    /** An override switched the rule off for this subject. */
    boolean off;

    /** Id of the active alert, null when there is none. */
    @Nullable
    String alertId;
    /** Since when the condition is under way without an alert: holding, offline, or the last message. */
    long sinceMs;
    /** When the active condition was last seen to hold. */
    long lastMs;
    /** When a change about the active alert was last told. */
    long reportedMs;
    /** Occurrences not told yet. */
    int unreported;
    /** When the condition wants to be asked again. */
    long dueMs;
    /** The due time under which the cell stands in the queue of timers; not part of the state. */
    long queuedMs;
    /** A small number of the condition's own, such as how a level was last seen. */
    int level;
    /** Another alert explains this one: it is not raised until that is over. */
    boolean inhibited;
    /** A person cleared the alert while the condition held: it goes on inhibiting, without an alert. */
    boolean dismissed;
    /** When the alert was raised last, and the time before. */
    long raisedMs;

    long raisedBeforeMs;
    /** It comes and goes too fast to tell each time. */
    boolean chattering;
    /** While chattering: since when it is calm. */
    long calmMs;

    /** Made on need: most of the cells, of which a large city has millions, never have any. */
    private @Nullable Deque<Mark> marks;

    private Cell(Rule rule, Condition condition, @Nullable Cell parent, int branch) {
        this.rule = rule;
        this.condition = condition;
        this.parent = parent;
        this.branch = branch;
        List<Condition> parts = condition.branches();
        this.branches = parts.isEmpty()
                ? List.of()
                : IntStream.range(0, parts.size())
                        .mapToObj(i -> new Cell(rule, parts.get(i), this, i))
                        .toList();
    }

    static Cell of(Rule rule, Subject subject) {
        Cell cell = new Cell(rule, rule.condition(), null, -1);
        cell.settle(subject);
        return cell;
    }

    /** Takes the values that the overrides give this subject. */
    void settle(Subject subject) {
        parameters = rule.parameters().of(subject.where);
        off = rule.parameters().isOff(subject.where);
        branches.forEach(each -> {
            each.parameters = parameters;
            each.off = off;
        });
    }

    /** The time it asked for has come. */
    void due(Moment moment) {
        if (off && !active()) {
            return;
        }
        if (calmMs != 0 && moment.nowMs() >= calmMs + Moment.CHATTER_MS) {
            moment.calm(this);
            return;
        }
        condition.due(moment, this);
        if (calmMs != 0 && dueMs == 0) {
            moment.schedule(this, calmMs + Moment.CHATTER_MS);
        }
    }

    /** What happened and still matters, oldest first. */
    Deque<Mark> marks() {
        if (marks == null) {
            marks = new ArrayDeque<>(0);
        }
        return marks;
    }

    /** The same for who only looks. */
    Collection<Mark> marksKept() {
        return marks == null ? List.of() : marks;
    }

    boolean active() {
        return alertId != null;
    }

    /** Whether there is nothing to remember. */
    boolean idle() {
        return alertId == null
                && sinceMs == 0
                && raisedMs == 0
                && level == 0
                && !inhibited
                && !dismissed
                && marksKept().isEmpty()
                && branches.stream().allMatch(Cell::idle);
    }

    /** Nothing is under way any more; when it was raised before is kept. */
    void reset() {
        alertId = null;
        sinceMs = 0;
        lastMs = 0;
        reportedMs = 0;
        unreported = 0;
        dueMs = 0;
        level = 0;
        inhibited = false;
        dismissed = false;
        chattering = false;
        calmMs = 0;
        marks = null;
        branches.forEach(Cell::reset);
    }
}
