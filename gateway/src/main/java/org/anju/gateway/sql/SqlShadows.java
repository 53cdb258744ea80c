package org.anju.gateway.sql;

import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.alert.Change;
import org.anju.gateway.model.Alert;
import org.jdbi.v3.core.Handle;

/** What rules in shadow would have raised. */
final class SqlShadows {
    private final AlertJson json;

    SqlShadows(AlertJson json) {
        this.json = json;
    }

    boolean raised(Handle handle, Change.Shadowed change) {
        Alert alert = change.alert();
        handle.createUpdate("""
                        insert into shadow_alert (id, rule, version, subject, severity, category, area, compound, device,
                          raised_ms, fired)
                        values (:id, :rule, :version, :subject, :severity, :category, :area, :compound, :device, :raised, :fired)
                        on conflict (id) do nothing
                        """)
                .bind("id", alert.id())
                .bind("rule", alert.rule())
                .bind("version", alert.ruleVersion())
                .bind("subject", alert.subject())
                .bind("severity", alert.severity().level())
                .bind("category", alert.category().word())
                .bind("area", alert.area())
                .bind("compound", alert.compound())
                .bind("device", alert.device())
                .bind("raised", alert.raisedMs())
                .bind("fired", json.values(alert.fired()))
                .execute();
        return true;
    }

    boolean over(Handle handle, Change.ShadowOver change) {
        handle.createUpdate("""
                        update shadow_alert set cleared_ms = :at
                        where rule = :rule and subject = :subject and cleared_ms is null
                        """)
                .bind("at", change.atMs())
                .bind("rule", change.rule())
                .bind("subject", change.subject())
                .execute();
        return true;
    }

    void over(Handle handle, Change.Gone change) {
        handle.createUpdate("update shadow_alert set cleared_ms = :at where subject = :subject and cleared_ms is null")
                .bind("at", change.atMs())
                .bind("subject", change.subject())
                .execute();
    }
}
