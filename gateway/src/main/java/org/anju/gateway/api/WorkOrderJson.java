package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.anju.gateway.alert.Names;
import org.anju.gateway.workorder.OrderState;
import org.anju.gateway.workorder.OrderStep;
import org.anju.gateway.workorder.OrderTerms;
import org.anju.gateway.workorder.PartUse;
import org.anju.gateway.workorder.Progress;
import org.anju.gateway.workorder.Site;
import org.anju.gateway.workorder.Trouble;
import org.anju.gateway.workorder.WorkOrder;
import org.anju.gateway.workorder.WorkOrderBook.Counts;

/** Work orders as the API shows them. */
final class WorkOrderJson {
    private final Names names;
    private final OrderTerms terms;

    WorkOrderJson(Names names, OrderTerms terms) {
        this.names = names;
        this.terms = terms;
    }

    ObjectNode write(WorkOrder order, long nowMs) {
        Trouble trouble = order.trouble();
        Site site = order.site();
        Progress progress = order.progress();
        ObjectNode node = Json.object().put("id", order.id()).put("version", order.version());
        node.put("state", order.state().word());
        Json.put(node, "rule", trouble.rule().equals(Trouble.BY_HAND) ? null : trouble.rule());
        Json.put(node, "alert", trouble.alert());
        Json.text(node, "title", trouble.title());
        node.put("severity", trouble.severity().level());
        node.put("area", site.area()).put("compound", site.compound());
        node.put("compoundName", names.compoundName(site.compound()));
        if (site.device() != null) {
            node.put("device", site.device());
            Json.put(node, "deviceName", names.deviceName(site.device()));
        }
        node.put("kind", site.kind());
        Json.put(node, "vendor", site.vendor());
        Json.put(node, "model", site.model());
        Json.put(node, "manager", site.manager());
        node.put("inWarranty", site.inWarranty());
        node.put("openedMs", progress.openedMs());
        Json.put(node, "openedBy", progress.openedBy());
        node.put("dueMs", progress.dueMs()).put("overdue", order.isOverdue(nowMs));
        node.put("unverified", order.isUnverified(terms, nowMs));
        Json.put(node, "assignedMs", progress.assignedMs());
        Json.put(node, "assignee", progress.assignee());
        Json.put(node, "company", progress.company());
        Json.put(node, "overMs", progress.overMs());
        Json.put(node, "doneMs", progress.doneMs());
        Json.put(node, "doneBy", progress.doneBy());
        Json.put(node, "backMs", progress.backMs());
        Json.put(node, "closedMs", progress.closedMs());
        Json.put(node, "closedBy", progress.closedBy());
        return node.put("reopened", progress.reopened()).put("repeats", progress.repeats());
    }

    static ObjectNode step(OrderStep step) {
        ObjectNode node = Json.object()
                .put("atMs", step.atMs())
                .put("change", step.change().word());
        Json.put(node, "by", step.who());
        Json.put(node, "note", step.note());
        return node;
    }

    static ObjectNode parts(ObjectNode node, List<PartUse> parts) {
        node.set(
                "parts",
                Json.array(parts, part -> Json.object().put("part", part.part()).put("count", part.count())));
        return node;
    }

    static ObjectNode counts(Counts counts) {
        ObjectNode node = Json.object();
        for (OrderState state : OrderState.values()) {
            node.put(state.word(), counts.byState().getOrDefault(state.word(), 0));
        }
        return node.put("overdue", counts.overdue()).put("unverified", counts.unverified());
    }
}
