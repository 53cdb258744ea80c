package org.anju.gateway.sql;

import java.util.Objects;
import java.util.Optional;
import org.anju.gateway.model.Alert;
import org.anju.gateway.workorder.OrderChange;
import org.anju.gateway.workorder.OrderLife;
import org.anju.gateway.workorder.OrderState;
import org.anju.gateway.workorder.OrderTerms;
import org.anju.gateway.workorder.Site;
import org.anju.gateway.workorder.Warranty;
import org.anju.gateway.workorder.WorkOrder;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What alerts do to work orders, in the transaction that changes the alert: an alert that people are told of and that has to be mended opens
 * one, or belongs to the one its trouble has already.
 */
final class SqlTroubles {
    private static final int MAX_RACES = 10;

    private final OrderTerms terms;

    SqlTroubles(OrderTerms terms) {
        this.terms = terms;
    }

    /** People are told that an alert is active. */
    void active(Handle handle, Alert alert, long atMs) {
        if (!terms.repairs().test(alert.rule())) {
            return;
        }
        Optional<WorkOrder> own = SqlWorkOrderRows.ofAlert(handle, alert.id());
        if (own.isPresent()) {
            returned(handle, own.get(), null, atMs);
            return;
        }
        Optional<WorkOrder> last = SqlWorkOrderRows.latest(handle, alert.rule(), alert.subject());
        if (last.isPresent() && isTheSame(last.get(), atMs)) {
            returned(handle, last.get(), alert.id(), atMs);
            return;
        }
        WorkOrder order = WorkOrder.of(alert, site(handle, alert, atMs), atMs, terms.dueMs(alert.severity(), atMs));
        if (SqlWorkOrderRows.insert(handle, order)) {
            attach(handle, order.id(), alert.id(), atMs);
            SqlWorkOrderRows.step(handle, order.id(), OrderChange.OPENED, null, alert.id(), atMs);
        }
    }

    /** Whether a trouble that shows at {@code atMs} is still the one of an order. */
    private boolean isTheSame(WorkOrder order, long atMs) {
        Long backMs = order.progress().backMs();
        return order.state().isPending()
                || (order.state() == OrderState.VERIFIED
                        && backMs != null
                        && atMs - backMs <= terms.reopenWithin().toMillis());
    }

    private static void returned(Handle handle, WorkOrder seen, @Nullable String alert, long atMs) {
        if (alert != null) {
            attach(handle, seen.id(), alert, atMs);
        }
        change(
                handle,
                seen,
                order -> {
                    OrderChange change = OrderLife.onReturn(order.state());
                    if (change == null) {
                        return null;
                    }
                    WorkOrder after = change == OrderChange.REPEATED
                            ? OrderLife.repeated(order)
                            : OrderLife.reopened(order, true);
                    return new Step(after, change, null, alert);
                },
                atMs);
    }

    /** The condition of an alert went away, or turned out to be explained by another one. */
    void over(Handle handle, Alert alert, @Nullable String explainedBy, long atMs) {
        SqlWorkOrderRows.ofAlert(handle, alert.id())
                .ifPresent(seen -> change(
                        handle,
                        seen,
                        order -> {
                            if (explainedBy != null && order.state() == OrderState.OPEN) {
                                WorkOrder after = OrderLife.ended(order, OrderState.CANCELLED, null, atMs);
                                return new Step(after, OrderChange.CANCELLED, null, explainedBy);
                            }
                            return OrderLife.allows(order.state(), OrderChange.RECOVERED)
                                    ? new Step(OrderLife.recovered(order, atMs), OrderChange.RECOVERED, null, null)
                                    : null;
                        },
                        atMs));
    }

    /** A person closed an alert and said that nothing was the matter. */
    void dismissed(Handle handle, Alert alert, String who, String reason, long atMs) {
        SqlWorkOrderRows.ofAlert(handle, alert.id())
                .ifPresent(seen -> change(
                        handle,
                        seen,
                        order -> {
                            if (order.state() != OrderState.OPEN && order.state() != OrderState.ASSIGNED) {
                                return null;
                            }
                            WorkOrder after = OrderLife.ended(order, OrderState.CANCELLED, who, atMs);
                            return new Step(after, OrderChange.CANCELLED, who, reason);
                        },
                        atMs));
    }

    private record Step(
            WorkOrder after,
            OrderChange change,
            @Nullable String who,
            @Nullable String note) {}

    private interface Change {
        /** Null when nothing changes. */
        @Nullable
        Step of(WorkOrder order);
    }

    private static void change(Handle handle, WorkOrder seen, Change change, long atMs) {
        WorkOrder order = seen;
        for (int attempt = 0; attempt < MAX_RACES; attempt++) {
            Step step = change.of(order);
            if (step == null) {
                return;
            }
            if (SqlWorkOrderRows.update(handle, order, step.after)) {
                SqlWorkOrderRows.step(handle, order.id(), step.change, step.who, step.note, atMs);
                return;
            }
            order = SqlWorkOrderRows.get(handle, order.id()).orElseThrow();
        }
        throw new IllegalStateException("work order " + seen.id() + " is being changed over and over");
    }

    private static void attach(Handle handle, String order, String alert, long atMs) {
        handle.createUpdate("insert into work_order_alert (alert, work_order, at_ms) values (:alert, :order, :at)"
                        + " on conflict (alert) do nothing")
                .bind("alert", alert)
                .bind("order", order)
                .bind("at", atMs)
                .execute();
    }

    private Site site(Handle handle, Alert alert, long atMs) {
        return handle.createQuery("select c.manager, s.vendor, s.model, s.warranty_until from compound c"
                        + " left join device_sheet s on s.device = :device where c.id = :compound")
                .bind("device", alert.device())
                .bind("compound", alert.compound())
                .map((row, context) -> site(
                        alert,
                        Objects.requireNonNullElse(row.getString("vendor"), ""),
                        Objects.requireNonNullElse(row.getString("model"), ""),
                        row.getString("manager"),
                        Warranty.covers(row.getString("warranty_until"), atMs, terms.zone())))
                .findOne()
                .orElseGet(() -> site(alert, "", "", "", false));
    }

    private static Site site(Alert alert, String vendor, String model, String manager, boolean inWarranty) {
        String kind = alert.kind();
        String group = alert.subject().startsWith("building:") ? "building" : "compound";
        return new Site(
                alert.area(),
                alert.compound(),
                alert.device(),
                kind == null ? group : kind,
                vendor,
                model,
                manager,
                inWarranty);
    }
}
