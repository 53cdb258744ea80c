package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.anju.gateway.workorder.OrderState;
import org.anju.gateway.workorder.Progress;
import org.anju.gateway.workorder.WorkOrder;
import org.jspecify.annotations.Nullable;

/** Counts work orders by property company and kind, one after the other. Not thread-safe. */
final class RepairSheet {
    private final long nowMs;
    private final Map<Group, Sums> groups = new HashMap<>();
    private int total;

    private record Group(String manager, String kind) {}

    /** What came of the orders of one company and kind. */
    private static final class Sums {
        private final Delays assigned = new Delays();
        private final Delays done = new Delays();
        private final Delays verified = new Delays();
        private int opened;
        private int pending;
        private int overdue;
        private int cancelled;
        private int recovered;
        private int reopened;
        private int inWarranty;
    }

    RepairSheet(long nowMs) {
        this.nowMs = nowMs;
    }

    void add(WorkOrder order) {
        Progress progress = order.progress();
        Sums sums = groups.computeIfAbsent(
                new Group(order.site().manager(), order.site().kind()), group -> new Sums());
        total++;
        sums.opened++;
        sums.pending += order.state().isPending() ? 1 : 0;
        sums.overdue += order.isOverdue(nowMs) ? 1 : 0;
        sums.cancelled += order.state() == OrderState.CANCELLED ? 1 : 0;
        sums.reopened += progress.reopened() > 0 ? 1 : 0;
        sums.inWarranty += order.site().inWarranty() ? 1 : 0;
        if (order.state() == OrderState.CANCELLED) {
            return;
        }
        add(sums.assigned, progress, progress.assignedMs());
        add(sums.done, progress, progress.doneMs());
        if (progress.doneMs() != null) {
            add(sums.verified, progress, progress.backMs());
        } else if (progress.backMs() != null) {
            sums.recovered++;
        }
    }

    private static void add(Delays delays, Progress progress, @Nullable Long atMs) {
        if (atMs != null) {
            delays.add(Math.max(0, atMs - progress.openedMs()));
        }
    }

    /** The companies in the order of their names, kinds with most orders first. */
    ObjectNode write() {
        ObjectNode node = Json.object().put("total", total);
        node.set(
                "byCompany",
                Json.array(
                        groups.entrySet().stream()
                                .sorted(Comparator.comparing((Map.Entry<Group, Sums> one) ->
                                                one.getKey().manager())
                                        .thenComparing(one -> -one.getValue().opened)
                                        .thenComparing(one -> one.getKey().kind()))
                                .toList(),
                        RepairSheet::write));
        return node;
    }

    private static ObjectNode write(Map.Entry<Group, Sums> one) {
        Sums sums = one.getValue();
        ObjectNode node = Json.object()
                .put("manager", one.getKey().manager())
                .put("kind", one.getKey().kind())
                .put("opened", sums.opened)
                .put("pending", sums.pending)
                .put("overdue", sums.overdue)
                .put("cancelled", sums.cancelled)
                .put("recovered", sums.recovered)
                .put("reopened", sums.reopened)
                .put("inWarranty", sums.inWarranty);
        node.set("assigned", sums.assigned.write());
        node.set("done", sums.done.write());
        node.set("verified", sums.verified.write());
        return node;
    }
}
