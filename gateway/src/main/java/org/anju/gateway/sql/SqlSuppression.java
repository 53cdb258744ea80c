package org.anju.gateway.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Suppression;
import org.anju.gateway.model.Text;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who is not bothered with what: shelves, commissionings, maintenance windows, and the record of everything people were not told. */
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

    private static final String COMMISSIONING = """
            select id, installer, expires_ms from commissioning
            where device = :device and outcome is null and begun_ms <= :at and expires_ms > :at
            """;

    /** Why an alert that is raised now is not told, if it is not: a shelf before a commissioning before a window. */
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
        return shelf.or(() -> commissioning(handle, alert, atMs)).or(() -> window(handle, alert, atMs));
    }

    /** An alert about several devices counts as theirs when all of them are being commissioned. */
    private static Optional<Suppression> commissioning(Handle handle, Alert alert, long atMs) {
        List<String> devices = devices(alert);
        List<Suppression> found = devices.stream()
                .flatMap(device -> handle
                        .createQuery(COMMISSIONING)
                        .bind("device", device)
                        .bind("at", atMs)
                        .map((row, context) -> new Suppression(
                                Suppression.Why.COMMISSIONING,
                                row.getString("id"),
                                row.getLong("expires_ms"),
                                row.getString("installer"),
                                ""))
                        .stream())
                .toList();
        return found.size() == devices.size()
                ? found.stream().min(Comparator.comparing(Suppression::untilMs))
                : Optional.empty();
    }

    private static List<String> devices(Alert alert) {
        String device = alert.device();
        if (device != null) {
            return List.of(device);
        }
        if (!(alert.fired().get("first_devices") instanceof String named)) {
            return List.of();
        }
        List<String> devices = new ArrayList<>(List.of(named.split(", ")));
        boolean all = alert.fired().get("devices") instanceof Number count && count.intValue() == devices.size();
        if (alert.fired().get("with_device") instanceof String with) {
            devices.add(with);
        }
        return all ? devices : List.of();
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
