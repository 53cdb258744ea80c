package org.anju.gateway.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anju.gateway.workorder.OrderState;
import org.anju.gateway.workorder.OrderTerms;
import org.anju.gateway.workorder.WorkOrder;
import org.anju.gateway.workorder.WorkOrderBook.Counts;
import org.anju.gateway.workorder.WorkOrderBook.Page;
import org.anju.gateway.workorder.WorkOrderBook.Query;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lists work orders page by page, and counts them. */
final class SqlWorkOrderSearch {
    private static final int MAX_LIMIT = 500;
    private static final String OVERDUE = "state in ('open', 'assigned') and due_ms < :now";
    private static final String UNVERIFIED = "state = 'done' and done_ms <= :claimedBefore";

    private final OrderTerms terms;

    SqlWorkOrderSearch(OrderTerms terms) {
        this.terms = terms;
    }

    Page find(Handle handle, Query query, long now) {
        if (query.limit() < 1 || query.limit() > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + query.limit() + " must be 1 to " + MAX_LIMIT);
        }
        List<String> where = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        place(query, where, values);
        state(query.state(), now, where, values);
        if (query.cursor() != null) {
            SqlScope.after(query.cursor(), "opened_ms", "work_order.id", where, values);
        }
        List<WorkOrder> found = handle.createQuery("select * from work_order"
                        + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                        + " order by opened_ms desc, id desc limit :limit")
                .bindMap(values)
                .bind("limit", query.limit() + 1)
                .map(SqlWorkOrderRows::map)
                .list();
        if (found.size() <= query.limit()) {
            return new Page(found, null);
        }
        List<WorkOrder> page = List.copyOf(found.subList(0, query.limit()));
        WorkOrder last = page.get(page.size() - 1);
        return new Page(page, SqlScope.cursor(last.progress().openedMs(), last.id()));
    }

    Counts counts(Handle handle, Query query, long now) {
        List<String> where = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        place(query, where, values);
        values.put("now", now);
        values.put("claimedBefore", now - terms.verifyWithin().toMillis());
        Map<String, Integer> byState = new LinkedHashMap<>();
        int[] late = new int[2];
        handle.createQuery(
                        "select state, count(*) as orders, sum(case when " + OVERDUE + " then 1 else 0 end) as overdue,"
                                + " sum(case when " + UNVERIFIED + " then 1 else 0 end) as unverified from work_order"
                                + (where.isEmpty() ? "" : " where " + String.join(" and ", where)) + " group by state")
                .bindMap(values)
                .map((row, context) -> {
                    late[0] += row.getInt("overdue");
                    late[1] += row.getInt("unverified");
                    return Map.entry(row.getString("state"), row.getInt("orders"));
                })
                .forEach(entry -> byState.put(entry.getKey(), entry.getValue()));
        return new Counts(byState, late[0], late[1]);
    }

    private static void place(Query query, List<String> where, Map<String, Object> values) {
        SqlScope.limit(query.scope(), where, values);
        equal("area", query.area(), where, values);
        equal("compound", query.compound(), where, values);
        equal("device", query.device(), where, values);
        if (query.alert() != null) {
            where.add("id in (select work_order from work_order_alert where alert = :alert)");
            values.put("alert", query.alert());
        }
    }

    private void state(@Nullable String state, long now, List<String> where, Map<String, Object> values) {
        if (state == null) {
            return;
        }
        switch (state) {
            case "pending" -> where.add(SqlWorkOrderRows.PENDING);
            case "overdue" -> {
                where.add(OVERDUE);
                values.put("now", now);
            }
            case "unverified" -> {
                where.add(UNVERIFIED);
                values.put("claimedBefore", now - terms.verifyWithin().toMillis());
            }
            default -> equal("state", OrderState.of(state).word(), where, values);
        }
    }

    private static void equal(String column, @Nullable String value, List<String> where, Map<String, Object> values) {
        if (value != null) {
            where.add(column + " = :" + column);
            values.put(column, value);
        }
    }
}
