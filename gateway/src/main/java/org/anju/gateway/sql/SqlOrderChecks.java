package org.anju.gateway.sql;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.workorder.OrderChange;
import org.anju.gateway.workorder.OrderChecks;
import org.anju.gateway.workorder.OrderLife;
import org.anju.gateway.workorder.OrderState;
import org.anju.gateway.workorder.WorkOrder;

/** What the verifier reads and writes, in SQL. */
public final class SqlOrderChecks implements OrderChecks {
    private static final String TROUBLED =
            "exists (select 1 from alert a where a.rule = o.rule and a.subject = o.subject"
                    + " and a.state in ('raised', 'acknowledged'))";

    private final SqlStore store;

    public SqlOrderChecks(SqlStore store) {
        this.store = store;
    }

    @Override
    public List<Pending> pending(String afterId, int limit) {
        return store.read(handle -> handle.createQuery("select o.*, case when " + TROUBLED
                        + " then 1 else 0 end as troubled from work_order o where o." + SqlWorkOrderRows.PENDING
                        + " and o.id > :after order by o.id limit :limit")
                .bind("after", afterId)
                .bind("limit", limit)
                .map((row, context) -> new Pending(SqlWorkOrderRows.map(row, context), row.getInt("troubled") == 1))
                .list());
    }

    @Override
    public Map<OrderState, Integer> standing() {
        return store.read(handle -> {
            Map<OrderState, Integer> standing = new EnumMap<>(OrderState.class);
            handle.createQuery("select state, count(*) as orders from work_order"
                            + " where state in ('open', 'assigned', 'done', 'verified') group by state")
                    .map((row, context) -> Map.entry(OrderState.of(row.getString("state")), row.getInt("orders")))
                    .forEach(entry -> standing.put(entry.getKey(), entry.getValue()));
            return standing;
        });
    }

    @Override
    public Set<String> inRepair() {
        return store.read(handle -> new HashSet<>(handle.createQuery(
                        "select distinct device from work_order where state in ('assigned', 'done') and device is not null")
                .mapTo(String.class)
                .list()));
    }

    @Override
    public boolean verified(WorkOrder order, long backMs, long nowMs) {
        return store.write(handle -> {
            boolean troubled = handle.createQuery("select count(*) from work_order o where o.id = :id and " + TROUBLED)
                            .bind("id", order.id())
                            .mapTo(Integer.class)
                            .one()
                    > 0;
            if (troubled || !SqlWorkOrderRows.update(handle, order, OrderLife.verified(order, backMs))) {
                return false;
            }
            SqlWorkOrderRows.step(handle, order.id(), OrderChange.VERIFIED, null, null, nowMs);
            return true;
        });
    }

    @Override
    public void removed(WorkOrder order, long nowMs) {
        WorkOrder after = OrderLife.ended(order, OrderState.CANCELLED, null, nowMs);
        store.write(handle -> {
            if (SqlWorkOrderRows.update(handle, order, after)) {
                SqlWorkOrderRows.step(handle, order.id(), OrderChange.CANCELLED, null, "removed", nowMs);
            }
            return null;
        });
    }

    @Override
    public void close(long backBeforeMs, long nowMs, int limit) {
        List<WorkOrder> due = store.read(handle -> handle.createQuery(
                        "select * from work_order where state = 'verified' and back_ms < :before limit :limit")
                .bind("before", backBeforeMs)
                .bind("limit", limit)
                .map(SqlWorkOrderRows::map)
                .list());
        if (due.isEmpty()) {
            return;
        }
        store.write(handle -> {
            for (WorkOrder order : due) {
                WorkOrder after = OrderLife.ended(order, OrderState.CLOSED, null, nowMs);
                if (SqlWorkOrderRows.update(handle, order, after)) {
                    SqlWorkOrderRows.step(handle, order.id(), OrderChange.CLOSED, null, null, nowMs);
                }
            }
            return null;
        });
    }
}
