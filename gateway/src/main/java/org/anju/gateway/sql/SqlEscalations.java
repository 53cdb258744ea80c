package org.anju.gateway.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.delivery.DeliveryDesk;
import org.anju.gateway.delivery.Escalations;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Escalations in SQL: a step and the deliveries it causes are one transaction, so that nobody is told twice or left out by a crash. */
public final class SqlEscalations implements Escalations {
    private static final String COLUMNS = "select alert, policy, version, step, begun_ms, due_ms from escalation ";

    private final SqlStore store;
    private final SqlAlertRows rows;
    private final SqlAlertLedger ledger;
    private final DeliveryDesk desk;

    public SqlEscalations(SqlStore store, AlertJson json, DeliveryDesk desk) {
        this.store = store;
        this.rows = new SqlAlertRows(json);
        this.ledger = new SqlAlertLedger(desk, json);
        this.desk = desk;
    }

    private record Due(String alert, Running running) {}

    @Override
    public Taken takeDue(long nowMs, int most) {
        List<String> due = store.read(handle -> handle.createQuery(
                        "select alert from escalation where due_ms <= :now order by due_ms limit :most")
                .bind("now", nowMs)
                .bind("most", most)
                .mapTo(String.class)
                .list());
        Set<String> told = new LinkedHashSet<>();
        for (String alert : due) {
            told.addAll(store.write(handle -> take(handle, alert, nowMs)));
        }
        return new Taken(due.size(), told);
    }

    private Set<String> take(Handle handle, String id, long nowMs) {
        Optional<Due> found = find(handle, id);
        if (found.isEmpty() || found.get().running().dueMs() > nowMs) {
            return Set.of();
        }
        Running running = found.get().running();
        Optional<Alert> alert = rows.get(handle, id);
        if (alert.isEmpty() || alert.get().state() != AlertState.RAISED) {
            end(handle, id);
            return Set.of();
        }
        Set<String> recipients =
                new LinkedHashSet<>(desk.step(running.policy(), running.version(), running.step(), nowMs));
        ledger.escalate(handle, alert.get(), recipients, running.policy(), running.step(), nowMs);
        long afterMs = desk.stepAfterMs(running.policy(), running.version(), running.step() + 1);
        if (afterMs < 0) {
            end(handle, id);
        } else {
            handle.createUpdate("update escalation set step = step + 1, due_ms = :due where alert = :alert")
                    .bind("due", running.begunMs() + afterMs)
                    .bind("alert", id)
                    .execute();
        }
        return recipients;
    }

    private static Optional<Due> find(Handle handle, String alert) {
        return handle.createQuery(COLUMNS + "where alert = :alert")
                .bind("alert", alert)
                .map(SqlEscalations::map)
                .findOne();
    }

    private static void end(Handle handle, String alert) {
        handle.createUpdate("delete from escalation where alert = :alert")
                .bind("alert", alert)
                .execute();
    }

    @Override
    public int running() {
        return store.read(handle -> handle.createQuery("select count(*) from escalation")
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public @Nullable Running of(String alert) {
        return store.read(handle -> find(handle, alert)).map(Due::running).orElse(null);
    }

    private static Due map(ResultSet row, StatementContext context) throws SQLException {
        return new Due(
                row.getString("alert"),
                new Running(
                        row.getString("policy"),
                        row.getInt("version"),
                        row.getInt("step"),
                        row.getLong("begun_ms"),
                        row.getLong("due_ms")));
    }
}
