package org.anju.gateway.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.alert.Transition;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertChange;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Handling;
import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Suppression;
import org.anju.gateway.model.Text;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Alerts and their transitions as rows. */
final class SqlAlertRows {
    private static final String INSERT = """
            insert into alert (id, rule, rule_version, subject, severity, category, state, area, compound, device, kind,
              title_zh, title_en, advice_zh, advice_en, condition, fired, raised_ms, last_ms, occurrences, coding,
              assigned_to, assigned_ms, incident, suppressed_why, suppressed_reference, suppressed_until_ms, suppressed_by,
              suppressed_reason, chattering, flood, announced)
            values (:id, :rule, :version, :subject, :severity, :category, :state, :area, :compound, :device, :kind,
              :titleZh, :titleEn, :adviceZh, :adviceEn, :condition, :fired, :raisedMs, :lastMs, :occurrences, :coding,
              :assignedTo, :assignedMs, :incident, :why, :reference, :untilMs, :by, :reason, :chattering, :flood, :announced)
            """;
    private static final String UPDATE = """
            update alert set state = :state, fired = :fired, acknowledged_ms = :acknowledgedMs, acknowledged_by = :acknowledgedBy,
              cleared_ms = :clearedMs, cleared_by = :clearedBy, clear_reason = :clearReason, last_ms = :lastMs,
              occurrences = :occurrences, assigned_to = :assignedTo, assigned_ms = :assignedMs, incident = :incident,
              suppressed_why = :why, suppressed_reference = :reference, suppressed_until_ms = :untilMs,
              suppressed_by = :by, suppressed_reason = :reason, chattering = :chattering, flood = :flood,
              announced = :announced
            where id = :id and state = :before
            """;

    private final AlertJson json;

    SqlAlertRows(AlertJson json) {
        this.json = json;
    }

    Optional<Alert> get(Handle handle, String id) {
        return handle.createQuery("select * from alert where id = :id")
                .bind("id", id)
                .map(this::map)
                .findOne();
    }

    /** The alert of a rule and subject that is not closed. */
    Optional<Alert> open(Handle handle, String rule, String subject) {
        return handle.createQuery("select * from alert where rule = :rule and subject = :subject and state != 'closed'")
                .bind("rule", rule)
                .bind("subject", subject)
                .map(this::map)
                .findOne();
    }

    void insert(Handle handle, Alert alert) {
        handling(handle.createUpdate(INSERT), alert.handling())
                .bind("coding", json.coding(alert.coding()))
                .bind("id", alert.id())
                .bind("rule", alert.rule())
                .bind("version", alert.ruleVersion())
                .bind("subject", alert.subject())
                .bind("severity", alert.severity().level())
                .bind("category", alert.category().word())
                .bind("state", alert.state().word())
                .bind("area", alert.area())
                .bind("compound", alert.compound())
                .bind("device", alert.device())
                .bind("kind", alert.kind())
                .bind("titleZh", alert.title().zh())
                .bind("titleEn", alert.title().en())
                .bind("adviceZh", alert.advice().zh())
                .bind("adviceEn", alert.advice().en())
                .bind("condition", alert.condition())
                .bind("fired", json.values(alert.fired()))
                .bind("raisedMs", alert.raisedMs())
                .bind("lastMs", alert.lastMs())
                .bind("occurrences", alert.occurrences())
                .execute();
    }

    /** Writes what a life changes, unless somebody was faster: false when the row is no longer in the state it was in. */
    boolean update(Handle handle, AlertState before, Alert alert) {
        return handling(handle.createUpdate(UPDATE), alert.handling())
                        .bind("id", alert.id())
                        .bind("before", before.word())
                        .bind("state", alert.state().word())
                        .bind("fired", json.values(alert.fired()))
                        .bind("acknowledgedMs", alert.acknowledgedMs())
                        .bind("acknowledgedBy", alert.acknowledgedBy())
                        .bind("clearedMs", alert.clearedMs())
                        .bind("clearedBy", alert.clearedBy())
                        .bind("clearReason", alert.clearReason())
                        .bind("lastMs", alert.lastMs())
                        .bind("occurrences", alert.occurrences())
                        .execute()
                == 1;
    }

    private static Update handling(Update update, Handling handling) {
        Suppression suppression = handling.suppression();
        return update.bind("assignedTo", handling.assignedTo())
                .bind("assignedMs", handling.assignedMs())
                .bind("incident", handling.incident())
                .bind("why", suppression == null ? null : suppression.why().word())
                .bind("reference", suppression == null ? null : suppression.reference())
                .bind("untilMs", suppression == null ? null : suppression.untilMs())
                .bind("by", suppression == null ? null : suppression.by())
                .bind("reason", suppression == null ? null : suppression.reason())
                .bind("chattering", handling.chattering())
                .bind("flood", handling.flood())
                .bind("announced", handling.announced());
    }

    void transition(
            Handle handle, String alert, AlertChange change, @Nullable String who, @Nullable String note, long atMs) {
        handle.createUpdate(
                        "insert into alert_transition (alert, at_ms, change, who, note) values (:alert, :at, :change, :who, :note)")
                .bind("alert", alert)
                .bind("at", atMs)
                .bind("change", change.word())
                .bind("who", who)
                .bind("note", note)
                .execute();
    }

    static Transition mapTransition(ResultSet row, StatementContext context) throws SQLException {
        return new Transition(
                row.getLong("at_ms"),
                AlertChange.valueOf(row.getString("change").toUpperCase(Locale.ROOT)),
                row.getString("who"),
                row.getString("note"));
    }

    Alert map(ResultSet row, StatementContext context) throws SQLException {
        return new Alert(
                row.getString("id"),
                row.getString("rule"),
                row.getString("rule_version"),
                row.getString("subject"),
                Severity.of(row.getInt("severity")),
                Category.valueOf(row.getString("category").toUpperCase(Locale.ROOT)),
                state(row.getString("state")),
                row.getString("area"),
                row.getString("compound"),
                row.getString("device"),
                row.getString("kind"),
                new Text(row.getString("title_zh"), row.getString("title_en")),
                new Text(row.getString("advice_zh"), row.getString("advice_en")),
                row.getString("condition"),
                json.values(row.getString("fired")),
                row.getLong("raised_ms"),
                nullableLong(row, "acknowledged_ms"),
                row.getString("acknowledged_by"),
                nullableLong(row, "cleared_ms"),
                row.getString("cleared_by"),
                row.getString("clear_reason"),
                row.getLong("last_ms"),
                row.getInt("occurrences"),
                json.coding(row.getString("coding")),
                new Handling(
                        row.getString("assigned_to"),
                        nullableLong(row, "assigned_ms"),
                        row.getString("incident"),
                        suppression(row),
                        row.getBoolean("chattering"),
                        row.getString("flood"),
                        row.getBoolean("announced")));
    }

    private static @Nullable Suppression suppression(ResultSet row) throws SQLException {
        String why = row.getString("suppressed_why");
        return why == null
                ? null
                : new Suppression(
                        Suppression.Why.of(why),
                        row.getString("suppressed_reference"),
                        nullableLong(row, "suppressed_until_ms"),
                        row.getString("suppressed_by"),
                        row.getString("suppressed_reason"));
    }

    static AlertState state(String word) {
        return AlertState.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static @Nullable Long nullableLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
