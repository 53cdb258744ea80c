package org.anju.gateway.sql;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.anju.gateway.model.ConflictException;
import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Text;
import org.anju.gateway.workorder.OrderChange;
import org.anju.gateway.workorder.OrderLife;
import org.anju.gateway.workorder.OrderState;
import org.anju.gateway.workorder.OrderStep;
import org.anju.gateway.workorder.OrderTerms;
import org.anju.gateway.workorder.PartUse;
import org.anju.gateway.workorder.Site;
import org.anju.gateway.workorder.Trouble;
import org.anju.gateway.workorder.WorkOrder;
import org.anju.gateway.workorder.WorkOrderBook;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What people see of work orders and do to them, in SQL. Safe for any thread. */
public final class SqlWorkOrders implements WorkOrderBook {
    private final SqlStore store;
    private final OrderTerms terms;
    private final LongSupplier nowMs;
    private final SqlWorkOrderSearch search;

    /** @param nowMs epoch milliseconds */
    public SqlWorkOrders(SqlStore store, OrderTerms terms, LongSupplier nowMs) {
        this.store = store;
        this.terms = terms;
        this.nowMs = nowMs;
        this.search = new SqlWorkOrderSearch(terms);
    }

    @Override
    public Page find(Query query) {
        return store.read(handle -> search.find(handle, query, nowMs.getAsLong()));
    }

    @Override
    public Counts counts(Query query) {
        return store.read(handle -> search.counts(handle, query, nowMs.getAsLong()));
    }

    @Override
    public Optional<WorkOrder> get(String id) {
        return store.read(handle -> SqlWorkOrderRows.get(handle, id));
    }

    @Override
    public List<OrderStep> steps(String id) {
        return store.read(
                handle -> handle.createQuery("select * from work_order_step where work_order = :id order by id")
                        .bind("id", id)
                        .map(SqlWorkOrderRows::mapStep)
                        .list());
    }

    @Override
    public List<PartUse> parts(String id) {
        return store.read(handle -> handle.createQuery(
                        "select s.name, sum(p.count) as used from work_order_part p join spare_part s on s.key = p.part"
                                + " where p.work_order = :id group by s.key, s.name order by s.name")
                .bind("id", id)
                .map((row, context) -> new PartUse(row.getString("name"), row.getInt("used")))
                .list());
    }

    @Override
    public List<String> alerts(String id) {
        return store.read(handle -> handle.createQuery(
                        "select alert from work_order_alert where work_order = :id order by at_ms, alert")
                .bind("id", id)
                .mapTo(String.class)
                .list());
    }

    @Override
    public List<String> knownParts(@Nullable String kind, int limit) {
        return store.read(
                handle -> handle.createQuery("select s.name from spare_part s join work_order_part p on p.part = s.key"
                                + " join work_order o on o.id = p.work_order"
                                + (kind == null ? "" : " where o.kind = :kind")
                                + " group by s.key, s.name order by sum(p.count) desc, s.name limit :limit")
                        .bindMap(kind == null ? Map.of() : Map.of("kind", kind))
                        .bind("limit", limit)
                        .mapTo(String.class)
                        .list());
    }

    @Override
    public WorkOrder open(Site site, String title, Severity severity, String who, @Nullable String note)
            throws ConflictException {
        long now = nowMs.getAsLong();
        Trouble trouble = new Trouble(
                Trouble.BY_HAND,
                Objects.requireNonNull(site.device(), "device"),
                new Text(title, title),
                severity,
                null);
        WorkOrder order =
                WorkOrder.byHand(UUID.randomUUID().toString(), trouble, site, now, who, terms.dueMs(severity, now));
        return store.write(handle -> {
            if (!SqlWorkOrderRows.insert(handle, order)) {
                WorkOrder pending = SqlWorkOrderRows.latest(handle, trouble.rule(), trouble.subject())
                        .orElseThrow();
                throw new ConflictException(
                        "work order " + pending.id() + " ("
                                + pending.trouble().title().zh()
                                + ") is pending for the device already; add a note to it, or end it first",
                        pending.progress().openedBy(),
                        pending.progress().openedMs());
            }
            SqlWorkOrderRows.step(handle, order.id(), OrderChange.OPENED, who, note, now);
            return order;
        });
    }

    @Override
    public WorkOrder assign(
            String id, @Nullable Integer version, String who, String assignee, String company, @Nullable String note)
            throws ConflictException {
        long now = nowMs.getAsLong();
        String said = assignee + (company.isEmpty() ? "" : " (" + company + ")") + (note == null ? "" : ": " + note);
        return store.write(handle -> change(
                handle,
                id,
                version,
                OrderChange.ASSIGNED,
                who,
                said,
                now,
                order -> OrderLife.assigned(order, assignee, company, now)));
    }

    @Override
    public WorkOrder done(
            String id, @Nullable Integer version, String who, String doneBy, @Nullable String note, List<PartUse> parts)
            throws ConflictException {
        if (parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("parts: name at most " + MOST_PARTS + " at once");
        }
        long now = nowMs.getAsLong();
        return store.write(handle -> {
            WorkOrder after = change(
                    handle, id, version, OrderChange.DONE, who, note, now, order -> OrderLife.done(order, doneBy, now));
            parts.forEach(part -> use(handle, id, part, now));
            return after;
        });
    }

    private static void use(Handle handle, String id, PartUse use, long now) {
        handle.createUpdate("insert into spare_part (key, name) values (:key, :name) on conflict (key) do nothing")
                .bind("key", use.key())
                .bind("name", use.part())
                .execute();
        handle.createUpdate(
                        "insert into work_order_part (work_order, part, at_ms, count) values (:id, :key, :at, :count)"
                                + " on conflict (work_order, part, at_ms) do update set"
                                + " count = work_order_part.count + excluded.count")
                .bind("id", id)
                .bind("key", use.key())
                .bind("at", now)
                .bind("count", use.count())
                .execute();
    }

    @Override
    public WorkOrder reopen(String id, @Nullable Integer version, String who, String reason) throws ConflictException {
        long now = nowMs.getAsLong();
        return store.write(handle -> {
            if (order(handle, id).state() == OrderState.CLOSED) {
                throw conflict(handle, order(handle, id), "is closed; open a new one");
            }
            return change(
                    handle,
                    id,
                    version,
                    OrderChange.REOPENED,
                    who,
                    reason,
                    now,
                    order -> OrderLife.reopened(order, false));
        });
    }

    @Override
    public WorkOrder cancel(String id, @Nullable Integer version, String who, String reason) throws ConflictException {
        return end(id, version, OrderChange.CANCELLED, OrderState.CANCELLED, who, reason);
    }

    @Override
    public WorkOrder close(String id, @Nullable Integer version, String who) throws ConflictException {
        return end(id, version, OrderChange.CLOSED, OrderState.CLOSED, who, null);
    }

    private WorkOrder end(
            String id,
            @Nullable Integer version,
            OrderChange change,
            OrderState state,
            String who,
            @Nullable String reason)
            throws ConflictException {
        long now = nowMs.getAsLong();
        return store.write(handle -> change(
                handle, id, version, change, who, reason, now, order -> OrderLife.ended(order, state, who, now)));
    }

    @Override
    public WorkOrder note(String id, String who, String note) {
        return store.write(handle -> {
            WorkOrder order = order(handle, id);
            SqlWorkOrderRows.step(handle, id, OrderChange.NOTED, who, note, nowMs.getAsLong());
            return order;
        });
    }

    private static WorkOrder change(
            Handle handle,
            String id,
            @Nullable Integer version,
            OrderChange change,
            String who,
            @Nullable String note,
            long now,
            UnaryOperator<WorkOrder> work)
            throws ConflictException {
        WorkOrder before = order(handle, id);
        if (!OrderLife.allows(before.state(), change)) {
            throw conflict(
                    handle,
                    before,
                    "is " + before.state().word() + "; to become " + change.word() + " it must be "
                            + OrderLife.wordsBefore(change));
        }
        if (version != null && version != before.version()) {
            throw conflict(handle, before, "was changed since you read it; look at it again");
        }
        WorkOrder after = work.apply(before);
        if (!SqlWorkOrderRows.update(handle, before, after)) {
            throw conflict(handle, order(handle, id), "was changed at the same time; look at it again");
        }
        SqlWorkOrderRows.step(handle, id, change, who, note, now);
        return after;
    }

    private static WorkOrder order(Handle handle, String id) {
        return SqlWorkOrderRows.get(handle, id)
                .orElseThrow(() -> new NoSuchElementException("there is no work order '" + id + "'"));
    }

    /** Says what was done last, and by whom. */
    private static ConflictException conflict(Handle handle, WorkOrder order, String what) {
        OrderStep last = handle.createQuery("select * from work_order_step where work_order = :id"
                        + " and change <> 'noted' order by id desc limit 1")
                .bind("id", order.id())
                .map(SqlWorkOrderRows::mapStep)
                .one();
        return new ConflictException(
                "work order " + order.id() + " " + what + " (last: "
                        + last.change().word() + ")",
                last.who(),
                last.atMs());
    }
}
