package org.anju.gateway.sql;

import java.time.Clock;
import java.util.List;
import org.anju.gateway.delivery.format.AnjuMessages;
import org.anju.gateway.privacy.Deletion;
import org.jdbi.v3.core.Handle;

/** Deletes from the SQL store what has been kept long enough, and counts what is left of it. Each call is one or more short transactions. */
public final class SqlRetention {
    private static final int AT_ONCE = 500;
    private static final String MAY_GO = "state = 'closed' and last_ms < :before and not exists"
            + " (select 1 from delivery where delivery.alert = alert.id and delivery.state in ('queued', 'sent'))";
    /** Tables that say something about an alert, those that refer to it included. */
    private static final List<String> ABOUT_ALERTS = List.of(
            "alert_transition", "alert_evidence", "alert_routing", "receipt", "delivery", "escalation", "shelf");

    private final SqlStore sql;
    private final SqlAudit audit;
    private final Clock clock;

    public SqlRetention(SqlStore sql, SqlAudit audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /** Refused input, with the messages themselves. */
    public Deletion deadLetters(long beforeMs) {
        return sql.forget(handle -> delete(handle, "dead_letter", "received_ms", beforeMs, "true"));
    }

    /** The unmasked values of alerts, and those in what trusted recipients were sent: their messages stay, masked. */
    public Deletion evidence(long beforeMs) {
        return sql.forget(handle -> {
            Deletion kept = delete(handle, "alert_evidence", "at_ms", beforeMs, "true");
            Deletion sent = range(handle, "delivery", "queued_ms", beforeMs, "personal");
            handle.createQuery(
                            "select d.recipient, d.sequence, d.payload, a.fired from delivery d join alert a on a.id = d.alert"
                                    + " where d.personal and d.queued_ms < :before")
                    .bind("before", beforeMs)
                    .map((row, context) -> new Sent(
                            row.getString("recipient"),
                            row.getLong("sequence"),
                            AnjuMessages.showing(row.getString("payload"), row.getString("fired"))))
                    .list()
                    .forEach(masked -> handle.createUpdate("update delivery set payload = :payload, personal = false"
                                    + " where recipient = :recipient and sequence = :sequence")
                            .bind("payload", masked.payload())
                            .bind("recipient", masked.recipient())
                            .bind("sequence", masked.sequence())
                            .execute());
            long left =
                    range(handle, "delivery", "queued_ms", beforeMs, "personal").deleted();
            return kept.and(new Deletion(sent.deleted(), sent.fromMs(), sent.toMs(), left));
        });
    }

    /** A message with its values masked. */
    private record Sent(String recipient, long sequence, String payload) {}

    /**
     * Closed alerts with everything about them, and what was suppressed, tried in shadow or commanded. An alert some recipient still has to be
     * told of stays. The ledger remembers how many deliveries went with them.
     */
    public Deletion alerts(long beforeMs) {
        Deletion all = Deletion.NONE;
        Deletion some;
        do {
            some = sql.forget(handle -> someAlerts(handle, beforeMs));
            all = all.and(some);
        } while (some.deleted() == AT_ONCE);
        Deletion others = sql.forget(handle -> {
            String alone = "not exists (select 1 from alert where alert.incident = incident.id)";
            handle.createUpdate("delete from incident_note where incident in"
                            + " (select id from incident where last_ms < :before and " + alone + ")")
                    .bind("before", beforeMs)
                    .execute();
            return delete(handle, "incident", "last_ms", beforeMs, alone)
                    .and(delete(handle, "suppressed", "last_ms", beforeMs, "true"))
                    .and(delete(handle, "shadow_alert", "raised_ms", beforeMs, "cleared_ms is not null"))
                    .and(delete(handle, "command", "sent_ms", beforeMs, "state <> 'sent'"));
        });
        long left = sql.read(handle -> handle.createQuery("select count(*) from alert where " + MAY_GO)
                .bind("before", beforeMs)
                .mapTo(Long.class)
                .one());
        return all.and(others).and(new Deletion(0, 0, 0, left));
    }

    private static Deletion someAlerts(Handle handle, long beforeMs) {
        List<String> ids = handle.createQuery("select id from alert where " + MAY_GO + " order by last_ms limit :most")
                .bind("before", beforeMs)
                .bind("most", AT_ONCE)
                .mapTo(String.class)
                .list();
        if (ids.isEmpty()) {
            return Deletion.NONE;
        }
        Deletion found = handle.createQuery(
                        "select count(*), min(last_ms), max(last_ms) from alert where id in (<ids>)")
                .bindList("ids", ids)
                .map((row, context) -> new Deletion(row.getLong(1), row.getLong(2), row.getLong(3), 0))
                .one();
        remember(handle, ids, "past_accepted", "delivered");
        remember(handle, ids, "past_received", "received");
        remember(handle, ids, "past_handled", "handled");
        remember(handle, ids, "past_dead", "dead");
        for (String table : ABOUT_ALERTS) {
            handle.createUpdate("delete from " + table + " where alert in (<ids>)")
                    .bindList("ids", ids)
                    .execute();
        }
        handle.createUpdate("delete from alert where id in (<ids>)")
                .bindList("ids", ids)
                .execute();
        return found;
    }

    private static void remember(Handle handle, List<String> ids, String column, String state) {
        handle.createUpdate("update recipient set " + column + " = " + column + " + (select count(*) from delivery d"
                        + " where d.recipient = recipient.id and d.state = :state and d.alert in (<ids>))")
                .bind("state", state)
                .bindList("ids", ids)
                .execute();
    }

    /** Orders that are over, with everything about them; names of parts stay. */
    public Deletion workOrders(long beforeMs) {
        return sql.forget(handle -> {
            String over = "closed_ms < :before and state in ('closed', 'cancelled')";
            for (String table : List.of("work_order_alert", "work_order_step", "work_order_part")) {
                handle.createUpdate("delete from " + table + " where work_order in (select id from work_order where "
                                + over + ")")
                        .bind("before", beforeMs)
                        .execute();
            }
            return delete(handle, "work_order", "closed_ms", beforeMs, "state in ('closed', 'cancelled')");
        });
    }

    /** The oldest entries of the audit trail; what is left goes on as one chain. */
    public Deletion audit(long beforeMs) {
        return audit.deleteBefore(beforeMs, clock.millis());
    }

    private static Deletion delete(Handle handle, String table, String time, long beforeMs, String which) {
        Deletion found = range(handle, table, time, beforeMs, which);
        if (found.deleted() == 0) {
            return Deletion.NONE;
        }
        handle.createUpdate("delete from " + table + " where " + time + " < :before and " + which)
                .bind("before", beforeMs)
                .execute();
        long left = range(handle, table, time, beforeMs, which).deleted();
        return new Deletion(found.deleted(), found.fromMs(), found.toMs(), left);
    }

    private static Deletion range(Handle handle, String table, String time, long beforeMs, String which) {
        return handle.createQuery("select count(*), min(" + time + "), max(" + time + ") from " + table + " where "
                        + time + " < :before and " + which)
                .bind("before", beforeMs)
                .map((row, context) -> new Deletion(row.getLong(1), row.getLong(2), row.getLong(3), 0))
                .one();
    }
}
