package org.anju.gateway.sql;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.DeliveryDesk;
import org.anju.gateway.delivery.DeliveryDesk.Decision;
import org.anju.gateway.delivery.DeliveryDesk.Heading;
import org.anju.gateway.delivery.DeliveryDesk.Original;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertChange;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The write side of the ledger: one delivery per recipient and change, with the next number of that recipient. Taking the number locks the
 * recipient's row until the transaction ends, so that numbers have no gap. Who was told that an alert was raised is told of its later changes,
 * whatever the routes say by then.
 */
final class SqlAlertLedger {
    private static final String NEXT = """
            insert into recipient (id, last_sequence) values (:id, 1)
            on conflict (id) do update set last_sequence = recipient.last_sequence + 1
            returning last_sequence
            """;
    private static final String QUEUE = """
            insert into delivery (recipient, sequence, alert, change, state, attempts, queued_ms, next_attempt_ms, payload)
            values (:recipient, :sequence, :alert, :change, 'queued', 0, :now, :now, :payload)
            """;

    private final DeliveryDesk desk;

    SqlAlertLedger(DeliveryDesk desk) {
        this.desk = desk;
    }

    /**
     * Queues a change for everybody who is to be told.
     *
     * @param atMs when it happened
     * @param nowMs when it is queued
     */
    void queue(Handle handle, Alert alert, AlertChange change, long atMs, long nowMs) {
        Map<String, Original> told = told(handle, alert.id());
        Set<String> recipients = new LinkedHashSet<>(told.keySet());
        if (change == AlertChange.RAISED) {
            Decision decision = desk.decide(alert, atMs);
            recipients.addAll(decision.recipients());
            note(handle, alert.id(), decision, atMs);
        }
        for (String recipient : recipients) {
            if (desk.wants(recipient, change.word())) {
                queue(handle, alert, recipient, change.word(), atMs, nowMs, told.get(recipient), null, 0);
            }
        }
        if (change == AlertChange.ACKNOWLEDGED || change == AlertChange.CLEARED) {
            handle.createUpdate("delete from escalation where alert = :alert")
                    .bind("alert", alert.id())
                    .execute();
        }
    }

    /** Queues the step of an escalation for those it concerns. */
    void escalate(Handle handle, Alert alert, Set<String> recipients, String escalation, int step, long nowMs) {
        Map<String, Original> told = told(handle, alert.id());
        for (String recipient : recipients) {
            if (desk.wants(recipient, Delivery.ESCALATED)) {
                queue(
                        handle,
                        alert,
                        recipient,
                        Delivery.ESCALATED,
                        nowMs,
                        nowMs,
                        told.get(recipient),
                        escalation,
                        step);
            }
        }
    }

    private void queue(
            Handle handle,
            Alert alert,
            String recipient,
            String change,
            long atMs,
            long nowMs,
            @Nullable Original original,
            @Nullable String escalation,
            int step) {
        long sequence =
                handle.createQuery(NEXT).bind("id", recipient).mapTo(Long.class).one();
        Heading heading = new Heading(recipient, sequence, change, atMs, nowMs, original, escalation, step);
        handle.createUpdate(QUEUE)
                .bind("recipient", recipient)
                .bind("sequence", sequence)
                .bind("alert", alert.id())
                .bind("change", change)
                .bind("now", nowMs)
                .bind("payload", desk.message(heading, alert))
                .execute();
    }

    /** Who was told of the alert, with what they were told first. */
    private static Map<String, Original> told(Handle handle, String alert) {
        Map<String, Original> told = new LinkedHashMap<>();
        handle.createQuery("select recipient, min(sequence) as sequence, min(queued_ms) as queued_ms from delivery"
                        + " where alert = :alert group by recipient order by recipient")
                .bind("alert", alert)
                .map((row, context) -> Map.entry(
                        row.getString("recipient"), new Original(row.getLong("sequence"), row.getLong("queued_ms"))))
                .forEach(entry -> told.put(entry.getKey(), entry.getValue()));
        return told;
    }

    private static void note(Handle handle, String alert, Decision decision, long atMs) {
        handle.createUpdate("insert into alert_routing (alert, at_ms, version) values (:alert, :at, :version)"
                        + " on conflict (alert, at_ms) do update set version = excluded.version")
                .bind("alert", alert)
                .bind("at", atMs)
                .bind("version", decision.version())
                .execute();
        if (decision.escalation() == null) {
            return;
        }
        handle.createUpdate("insert into escalation (alert, policy, version, step, begun_ms, due_ms)"
                        + " values (:alert, :policy, :version, 0, :at, :due) on conflict (alert) do update set"
                        + " policy = excluded.policy, version = excluded.version, step = 0,"
                        + " begun_ms = excluded.begun_ms, due_ms = excluded.due_ms")
                .bind("alert", alert)
                .bind("policy", decision.escalation())
                .bind("version", decision.version())
                .bind("at", atMs)
                .bind("due", atMs + decision.firstStepMs())
                .execute();
    }
}
