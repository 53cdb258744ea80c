package org.anju.gateway.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Text;
import org.anju.gateway.workorder.OrderChange;
import org.anju.gateway.workorder.OrderState;
import org.anju.gateway.workorder.OrderStep;
import org.anju.gateway.workorder.Progress;
import org.anju.gateway.workorder.Site;
import org.anju.gateway.workorder.Trouble;
import org.anju.gateway.workorder.WorkOrder;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Work orders and their timelines as rows, inside a transaction of the caller. */
final class SqlWorkOrderRows {
    /** The state of an order that somebody still has to mend. */
    static final String PENDING = "state in ('open', 'assigned', 'done')";

    private static final String INSERT = """
            insert into work_order (id, version, state, rule, subject, alert, title_zh, title_en, severity, area, compound,
              device, kind, vendor, model, manager, in_warranty, opened_ms, opened_by, due_ms, company, reopened, repeats)
            values (:id, :version, :state, :rule, :subject, :alert, :titleZh, :titleEn, :severity, :area, :compound,
              :device, :kind, :vendor, :model, :manager, :inWarranty, :openedMs, :openedBy, :dueMs, '', :reopened, :repeats)
            on conflict do nothing
            """;
    private static final String UPDATE = """
            update work_order set version = :version, state = :state, assigned_ms = :assignedMs, assignee = :assignee,
              company = :company, over_ms = :overMs, done_ms = :doneMs, done_by = :doneBy, back_ms = :backMs,
              closed_ms = :closedMs, closed_by = :closedBy, reopened = :reopened, repeats = :repeats
            where id = :id and version = :before
            """;

    private SqlWorkOrderRows() {}

    static Optional<WorkOrder> get(Handle handle, String id) {
        return handle.createQuery("select * from work_order where id = :id")
                .bind("id", id)
                .map(SqlWorkOrderRows::map)
                .findOne();
    }

    /** The order that is about an alert. */
    static Optional<WorkOrder> ofAlert(Handle handle, String alert) {
        return handle.createQuery("select o.* from work_order o join work_order_alert a on a.work_order = o.id"
                        + " where a.alert = :alert")
                .bind("alert", alert)
                .map(SqlWorkOrderRows::map)
                .findOne();
    }

    /** The order about a trouble that was opened last. */
    static Optional<WorkOrder> latest(Handle handle, String rule, String subject) {
        return handle.createQuery("select * from work_order where subject = :subject and rule = :rule"
                        + " order by opened_ms desc, id limit 1")
                .bind("subject", subject)
                .bind("rule", rule)
                .map(SqlWorkOrderRows::map)
                .findOne();
    }

    /** False when there is such an order already, or a pending one of its trouble. */
    static boolean insert(Handle handle, WorkOrder order) {
        Trouble trouble = order.trouble();
        Site site = order.site();
        Progress progress = order.progress();
        return handle.createUpdate(INSERT)
                        .bind("id", order.id())
                        .bind("version", order.version())
                        .bind("state", order.state().word())
                        .bind("rule", trouble.rule())
                        .bind("subject", trouble.subject())
                        .bind("alert", trouble.alert())
                        .bind("titleZh", trouble.title().zh())
                        .bind("titleEn", trouble.title().en())
                        .bind("severity", trouble.severity().level())
                        .bind("area", site.area())
                        .bind("compound", site.compound())
                        .bind("device", site.device())
                        .bind("kind", site.kind())
                        .bind("vendor", site.vendor())
                        .bind("model", site.model())
                        .bind("manager", site.manager())
                        .bind("inWarranty", site.inWarranty())
                        .bind("openedMs", progress.openedMs())
                        .bind("openedBy", progress.openedBy())
                        .bind("dueMs", progress.dueMs())
                        .bind("reopened", progress.reopened())
                        .bind("repeats", progress.repeats())
                        .execute()
                > 0;
    }

    /** False when somebody changed the order since {@code before} was read. */
    static boolean update(Handle handle, WorkOrder before, WorkOrder after) {
        Progress progress = after.progress();
        return handle.createUpdate(UPDATE)
                        .bind("id", after.id())
                        .bind("before", before.version())
                        .bind("version", after.version())
                        .bind("state", after.state().word())
                        .bind("assignedMs", progress.assignedMs())
                        .bind("assignee", progress.assignee())
                        .bind("company", progress.company())
                        .bind("overMs", progress.overMs())
                        .bind("doneMs", progress.doneMs())
                        .bind("doneBy", progress.doneBy())
                        .bind("backMs", progress.backMs())
                        .bind("closedMs", progress.closedMs())
                        .bind("closedBy", progress.closedBy())
                        .bind("reopened", progress.reopened())
                        .bind("repeats", progress.repeats())
                        .execute()
                > 0;
    }

    static void step(
            Handle handle, String order, OrderChange change, @Nullable String who, @Nullable String note, long atMs) {
        handle.createUpdate("insert into work_order_step (work_order, at_ms, change, who, note)"
                        + " values (:order, :at, :change, :who, :note)")
                .bind("order", order)
                .bind("at", atMs)
                .bind("change", change.word())
                .bind("who", who)
                .bind("note", note)
                .execute();
    }

    static OrderStep mapStep(ResultSet row, StatementContext context) throws SQLException {
        return new OrderStep(
                row.getLong("at_ms"),
                OrderChange.of(row.getString("change")),
                row.getString("who"),
                row.getString("note"));
    }

    static WorkOrder map(ResultSet row, StatementContext context) throws SQLException {
        return new WorkOrder(
                row.getString("id"),
                row.getInt("version"),
                OrderState.of(row.getString("state")),
                new Trouble(
                        row.getString("rule"),
                        row.getString("subject"),
                        new Text(row.getString("title_zh"), row.getString("title_en")),
                        Severity.of(row.getInt("severity")),
                        row.getString("alert")),
                new Site(
                        row.getString("area"),
                        row.getString("compound"),
                        row.getString("device"),
                        row.getString("kind"),
                        row.getString("vendor"),
                        row.getString("model"),
                        row.getString("manager"),
                        row.getBoolean("in_warranty")),
                new Progress(
                        row.getLong("opened_ms"),
                        row.getString("opened_by"),
                        row.getLong("due_ms"),
                        time(row, "assigned_ms"),
                        row.getString("assignee"),
                        row.getString("company"),
                        time(row, "over_ms"),
                        time(row, "done_ms"),
                        row.getString("done_by"),
                        time(row, "back_ms"),
                        time(row, "closed_ms"),
                        row.getString("closed_by"),
                        row.getInt("reopened"),
                        row.getInt("repeats")));
    }

    private static @Nullable Long time(ResultSet row, String column) throws SQLException {
        long ms = row.getLong(column);
        return row.wasNull() ? null : ms;
    }
}
