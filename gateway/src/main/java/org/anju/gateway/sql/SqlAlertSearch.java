package org.anju.gateway.sql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anju.gateway.alert.AlertPage;
import org.anju.gateway.alert.AlertQuery;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertState;
import org.jdbi.v3.core.Handle;

/** Lists alerts page by page, in the order people work them off. */
final class SqlAlertSearch {
    private static final String RANK = "case state when 'closed' then 2 when 'acknowledged' then 1 else 0 end";
    private static final int CURSOR_PARTS = 4;
    private static final int MAX_LIMIT = 1_000;

    private final SqlAlertRows rows;

    SqlAlertSearch(SqlAlertRows rows) {
        this.rows = rows;
    }

    AlertPage find(Handle handle, AlertQuery query) {
        if (query.limit() < 1 || query.limit() > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + query.limit() + " must be 1 to " + MAX_LIMIT);
        }
        List<String> where = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        SqlScope.limit(query.scope(), where, values);
        String state = query.state();
        if ("open".equals(state)) {
            where.add("state != 'closed'");
        } else if (state != null) {
            equal("state", SqlAlertRows.state(state).word(), where, values);
        }
        if (query.severity() != null) {
            equal("severity", query.severity().level(), where, values);
        }
        if (query.category() != null) {
            equal("category", query.category().word(), where, values);
        }
        if (query.compound() != null) {
            equal("compound", query.compound(), where, values);
        }
        if (query.device() != null) {
            equal("device", query.device(), where, values);
        }
        if (query.rule() != null) {
            equal("rule", query.rule(), where, values);
        }
        if (query.incident() != null) {
            equal("incident", query.incident(), where, values);
        }
        if (query.assignee() != null) {
            equal("assigned_to", query.assignee(), where, values);
        }
        where.add(
                query.suppressed()
                        ? "suppressed_why is not null and state != 'closed'"
                        : "(suppressed_why is null or state = 'closed')");
        if (query.fromMs() != null) {
            where.add("raised_ms >= :fromMs");
            values.put("fromMs", query.fromMs());
        }
        if (query.toMs() != null) {
            where.add("raised_ms < :toMs");
            values.put("toMs", query.toMs());
        }
        if (query.cursor() != null) {
            cursor(query.cursor(), where, values);
        }
        List<Alert> found = handle.createQuery("select * from alert"
                        + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                        + " order by " + RANK + ", severity, -raised_ms, id limit :limit")
                .bindMap(values)
                .bind("limit", query.limit() + 1)
                .map(rows::map)
                .list();
        if (found.size() <= query.limit()) {
            return new AlertPage(found, null);
        }
        List<Alert> page = List.copyOf(found.subList(0, query.limit()));
        return new AlertPage(page, cursorAfter(page.get(page.size() - 1)));
    }

    private static void equal(String column, Object value, List<String> where, Map<String, Object> values) {
        where.add(column + " = :" + column);
        values.put(column, value);
    }

    private static void cursor(String cursor, List<String> where, Map<String, Object> values) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", CURSOR_PARTS);
            values.put("afterRank", Integer.parseInt(parts[0]));
            values.put("afterSeverity", Integer.parseInt(parts[1]));
            values.put("afterRaised", -Long.parseLong(parts[2]));
            values.put("afterId", parts[3]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "cursor '" + cursor + "' is not one this gateway gave; leave it out to begin anew", e);
        }
        where.add("(" + RANK + ", severity, -raised_ms, id) > (:afterRank, :afterSeverity, :afterRaised, :afterId)");
    }

    private static String cursorAfter(Alert alert) {
        int rank = alert.state() == AlertState.CLOSED ? 2 : alert.state() == AlertState.ACKNOWLEDGED ? 1 : 0;
        String text = rank + " " + alert.severity().level() + " " + alert.raisedMs() + " " + alert.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
