package org.anju.gateway.workorder;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The life of a work order: what it becomes by each step. Pure; the steps assume a state that {@link #allows}. */
public final class OrderLife {
    private static final Map<OrderChange, Set<OrderState>> FROM = new EnumMap<>(Map.of(
            OrderChange.REPEATED, EnumSet.of(OrderState.OPEN, OrderState.ASSIGNED),
            OrderChange.RECOVERED, EnumSet.of(OrderState.OPEN, OrderState.ASSIGNED, OrderState.DONE),
            OrderChange.ASSIGNED, EnumSet.of(OrderState.OPEN, OrderState.ASSIGNED),
            OrderChange.DONE, EnumSet.of(OrderState.OPEN, OrderState.ASSIGNED),
            OrderChange.VERIFIED, EnumSet.of(OrderState.OPEN, OrderState.DONE),
            OrderChange.REOPENED, EnumSet.of(OrderState.DONE, OrderState.VERIFIED, OrderState.CLOSED),
            OrderChange.CANCELLED, EnumSet.of(OrderState.OPEN, OrderState.ASSIGNED, OrderState.DONE),
            OrderChange.CLOSED, EnumSet.of(OrderState.VERIFIED),
            OrderChange.NOTED, EnumSet.allOf(OrderState.class)));

    private OrderLife() {}

    /** Whether an order of that state may change so. */
    public static boolean allows(OrderState state, OrderChange change) {
        return FROM.getOrDefault(change, Set.of()).contains(state);
    }

    /** The words of the states from which a change is possible, for messages. */
    public static String wordsBefore(OrderChange change) {
        return Arrays.stream(OrderState.values())
                .filter(state -> allows(state, change))
                .map(OrderState::word)
                .collect(Collectors.joining(" or "));
    }

    /**
     * How an order changes when its trouble shows again: it is counted while somebody still has to mend it, and reopens what was thought
     * mended.
     *
     * @return null when nothing changes: it was cancelled
     */
    public static @Nullable OrderChange onReturn(OrderState state) {
        if (allows(state, OrderChange.REPEATED)) {
            return OrderChange.REPEATED;
        }
        return allows(state, OrderChange.REOPENED) ? OrderChange.REOPENED : null;
    }

    /** The trouble showed again. */
    public static WorkOrder repeated(WorkOrder order) {
        Draft draft = new Draft(order);
        draft.overMs = null;
        draft.repeats++;
        return draft.order();
    }

    /** The condition of its alert went away. */
    public static WorkOrder recovered(WorkOrder order, long atMs) {
        Draft draft = new Draft(order);
        draft.overMs = atMs;
        return draft.order();
    }

    /** Somebody is to mend it, in place of whoever was. The time of the first assignment stays. */
    public static WorkOrder assigned(WorkOrder order, String assignee, String company, long atMs) {
        Draft draft = new Draft(order);
        draft.state = OrderState.ASSIGNED;
        draft.assignee = assignee;
        draft.company = company;
        draft.assignedMs = Objects.requireNonNullElse(order.progress().assignedMs(), atMs);
        return draft.order();
    }

    /** Somebody says it is mended. */
    public static WorkOrder done(WorkOrder order, String by, long atMs) {
        Draft draft = new Draft(order);
        draft.state = OrderState.DONE;
        draft.doneBy = by;
        draft.doneMs = atMs;
        return draft.order();
    }

    /**
     * Telemetry showed that it is mended.
     *
     * @param backMs when it did
     */
    public static WorkOrder verified(WorkOrder order, long backMs) {
        Draft draft = new Draft(order);
        draft.state = OrderState.VERIFIED;
        draft.backMs = backMs;
        return draft.order();
    }

    /**
     * It is not mended after all: whoever had it has it again.
     *
     * @param returned whether the trouble showed again, or a person says so
     */
    public static WorkOrder reopened(WorkOrder order, boolean returned) {
        Draft draft = new Draft(order);
        draft.state = order.progress().assignee() == null ? OrderState.OPEN : OrderState.ASSIGNED;
        draft.doneMs = null;
        draft.doneBy = null;
        draft.backMs = null;
        draft.closedMs = null;
        draft.closedBy = null;
        draft.reopened++;
        if (returned) {
            draft.overMs = null;
            draft.repeats++;
        }
        return draft.order();
    }

    /** Over: closed when it stayed mended, cancelled when there was nothing to mend. */
    public static WorkOrder ended(WorkOrder order, OrderState state, @Nullable String by, long atMs) {
        Draft draft = new Draft(order);
        draft.state = state;
        draft.closedBy = by;
        draft.closedMs = atMs;
        return draft.order();
    }

    /** An order being changed: only what a life changes. */
    private static final class Draft {
        private final WorkOrder from;
        private OrderState state;
        private @Nullable Long assignedMs;
        private @Nullable String assignee;
        private String company;
        private @Nullable Long overMs;
        private @Nullable Long doneMs;
        private @Nullable String doneBy;
        private @Nullable Long backMs;
        private @Nullable Long closedMs;
        private @Nullable String closedBy;
        private int reopened;
        private int repeats;

        Draft(WorkOrder from) {
            this.from = from;
            Progress progress = from.progress();
            state = from.state();
            assignedMs = progress.assignedMs();
            assignee = progress.assignee();
            company = progress.company();
            overMs = progress.overMs();
            doneMs = progress.doneMs();
            doneBy = progress.doneBy();
            backMs = progress.backMs();
            closedMs = progress.closedMs();
            closedBy = progress.closedBy();
            reopened = progress.reopened();
            repeats = progress.repeats();
        }

        WorkOrder order() {
            Progress progress = from.progress();
            return new WorkOrder(
                    from.id(),
                    from.version() + 1,
                    state,
                    from.trouble(),
                    from.site(),
                    new Progress(
                            progress.openedMs(),
                            progress.openedBy(),
                            progress.dueMs(),
                            assignedMs,
                            assignee,
                            company,
                            overMs,
                            doneMs,
                            doneBy,
                            backMs,
                            closedMs,
                            closedBy,
                            reopened,
                            repeats));
        }
    }
}
