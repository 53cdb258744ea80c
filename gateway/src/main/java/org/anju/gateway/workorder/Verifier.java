package org.anju.gateway.workorder;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.gateway.metrics.WorkOrderMeters;
import org.anju.gateway.workorder.OrderChecks.Pending;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, round by round, which orders telemetry has shown to be mended. An order that is done is verified by data that arrived after it was
 * done, from a device that works, while no alert of its trouble is active. One that nobody has taken on is verified the same way once its
 * alert has been over for a while. Everything it goes by is stored, so that a restart loses nothing. Runs on one thread.
 */
public final class Verifier implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Verifier.class);
    private static final int PAGE = 500;
    private static final List<OrderState> STANDING =
            List.of(OrderState.OPEN, OrderState.ASSIGNED, OrderState.DONE, OrderState.VERIFIED);

    private final OrderChecks store;
    private final Health.Source health;
    private final RepairStatus repairs;
    private final OrderTerms terms;
    private final WorkOrderMeters meters;
    private final Clock clock;
    private String after = "";
    private volatile String trouble = "";

    public Verifier(
            OrderChecks store,
            Health.Source health,
            RepairStatus repairs,
            OrderTerms terms,
            WorkOrderMeters meters,
            Clock clock) {
        this.store = store;
        this.health = health;
        this.repairs = repairs;
        this.terms = terms;
        this.meters = meters;
        this.clock = clock;
    }

    /** Why orders are not verified, in one sentence; empty when all is well. */
    public String trouble() {
        return trouble;
    }

    /** One round over at most {@value #PAGE} pending orders; the next goes on from there. */
    @Override
    public void run() {
        try {
            long now = clock.millis();
            List<Pending> pending = store.pending(after, PAGE);
            pending.forEach(one -> look(one, now));
            after = pending.size() < PAGE ? "" : pending.get(PAGE - 1).order().id();
            store.close(now - terms.reopenWithin().toMillis(), now, PAGE);
            repairs.settle(store.inRepair());
            Map<OrderState, Integer> standing = store.standing();
            for (OrderState state : STANDING) {
                meters.stand(state.word(), standing.getOrDefault(state, 0));
            }
            trouble = "";
        } catch (RuntimeException e) {
            meters.failed();
            trouble = "work orders cannot be verified: " + e.getMessage()
                    + "; check the SQL store (sqlUrl, ANJU_SQL_URL)";
            LOG.warn("work orders could not be looked at; it is tried again", e);
        }
    }

    private void look(Pending one, long now) {
        WorkOrder order = one.order();
        Optional<Health> found = health.of(order.site());
        if (found.isEmpty()) {
            store.removed(order, now);
            return;
        }
        Long since = since(order);
        if (since == null
                || one.troubled()
                || !found.get().works()
                || found.get().lastReportMs() <= since) {
            return;
        }
        Long overMs = order.progress().overMs();
        long backMs = Math.max(found.get().lastReportMs(), overMs == null ? 0 : overMs);
        if (order.state() == OrderState.OPEN && backMs - since < terms.settle().toMillis()) {
            return;
        }
        if (store.verified(order, backMs, now)) {
            meters.back(order.progress().openedMs(), backMs);
        }
    }

    /** After when data would show that it is mended; null when nothing would. */
    private static @Nullable Long since(WorkOrder order) {
        return switch (order.state()) {
            case DONE -> order.progress().doneMs();
            case OPEN -> order.progress().overMs();
            default -> null;
        };
    }
}
