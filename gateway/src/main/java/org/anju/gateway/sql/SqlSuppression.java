package org.anju.gateway.sql;

import java.util.Optional;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Suppression;
import org.anju.gateway.model.Text;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who is not bothered with what: shelves, maintenance windows, and the record of everything people were not told. */
final class SqlSuppression {
    private static final String RECORD = """
            insert into suppressed (why, reference, rule, subject, title_zh, title_en, severity, category, area, compound,
              device, alert, at_ms, last_ms, amount)
            values (:why, :reference, :rule, :subject, :titleZh, :titleEn, :severity, :category, :area, :compound, :device,
              :alert, :at, :at, 1)
            on conflict (why, reference, rule, subject) do update set
              last_ms = excluded.last_ms, amount = suppressed.amount + 1, alert = excluded.alert
            """;
    private static final String WINDOW = """
            select * from maintenance_window
            where from_ms <= :at and to_ms > :at and ended_ms is null and (compound = '' or compound = :compound)
              and (device = '' or device = :device) and (rule = '' or rule = :rule)
            order by to_ms desc limit 1
            """;

    /** Why an alert that is raised now is not told, if it is not: a shelf before a window. */
    Optional<Suppression> of(Handle handle, Alert alert, long atMs) {
        Optional<Suppression> shelf = handle.createQuery(
                        "select * from shelf where rule = :rule and subject = :subject and until_ms > :at")
                .bind("rule", alert.rule())
                .bind("subject", alert.subject())
                .bind("at", atMs)
                .map((row, context) -> new Suppression(
                        Suppression.Why.SHELVED,
                        row.getString("alert"),
                        row.getLong("until_ms"),
                        row.getString("who"),
                        row.getString("reason")))
                .findOne();
        return shelf.isPresent() ? shelf : window(handle, alert, atMs);
    }

    private static Optional<Suppression> window(Handle handle, Alert alert, long atMs) {
        String device = alert.device();
        return handle.createQuery(WINDOW)
                .bind("at", atMs)
                .bind("compound", alert.compound())
                .bind("device", device == null ? "-" : device)
                .bind("rule", alert.rule())
                .map((row, context) -> new Suppression(
                        Suppression.Why.MAINTENANCE,
                        row.getString("id"),
                        row.getLong("to_ms"),
                        row.getString("owner"),
                        row.getString("reason")))
                .findOne();
    }

    void shelve(Handle handle, Alert alert, Suppression suppression, long atMs) {
        handle.createUpdate("""
                        insert into shelf (rule, subject, alert, since_ms, until_ms, who, reason)
                        values (:rule, :subject, :alert, :since, :until, :who, :reason)
                        on conflict (rule, subject) do update set alert = excluded.alert, since_ms = excluded.since_ms,
                          until_ms = excluded.until_ms, who = excluded.who, reason = excluded.reason
                        """)
                .bind("rule", alert.rule())
                .bind("subject", alert.subject())
                .bind("alert", alert.id())
                .bind("since", atMs)
                .bind("until", suppression.untilMs())
                .bind("who", suppression.by())
                .bind("reason", suppression.reason())
                .execute();
    }

    void unshelve(Handle handle, Alert alert) {
        handle.createUpdate("delete from shelf where rule = :rule and subject = :subject")
                .bind("rule", alert.rule())
                .bind("subject", alert.subject())
                .execute();
    }

    void record(Handle handle, Alert alert, Suppression suppression, long atMs) {
        record(
                handle,
                suppression.why(),
                suppression.reference(),
                alert.rule(),
                alert.subject(),
                alert.title(),
                alert.severity(),
                alert.category(),
                alert.area(),
                alert.compound(),
                alert.device(),
                alert.id(),
                atMs);
    }

    void record(
            Handle handle,
            Suppression.Why why,
            String reference,
            String rule,
            String subject,
            Text title,
            Severity severity,
            Category category,
            String area,
            String compound,
            @Nullable String device,
            @Nullable String alert,
            long atMs) {
        handle.createUpdate(RECORD)
                .bind("why", why.word())
                .bind("reference", reference)
                .bind("rule", rule)
                .bind("subject", subject)
                .bind("titleZh", title.zh())
                .bind("titleEn", title.en())
                .bind("severity", severity.level())
                .bind("category", category.word())
                .bind("area", area)
                .bind("compound", compound)
                .bind("device", device)
                .bind("alert", alert)
                .bind("at", atMs)
                .execute();
    }
}
