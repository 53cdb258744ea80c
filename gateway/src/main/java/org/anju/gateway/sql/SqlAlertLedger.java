package org.anju.gateway.sql;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.alert.AlertJson;
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
 * whatever the routes say by then. Recipients get an alert masked, unless the route that led to them says otherwise.
 */
final class SqlAlertLedger {
    private static final String NEXT = """
            insert into recipient (id, last_sequence) values (:id, 1)
            on conflict (id) do update set last_sequence = recipient.last_sequence + 1
            returning last_sequence
            """;
    private static final String QUEUE = """
            insert into delivery
              (recipient, sequence, alert, change, state, attempts, queued_ms, next_attempt_ms, payload, personal)
            values (:recipient, :sequence, :alert, :change, 'queued', 0, :now, :now, :payload, :personal)
            """;

    private final DeliveryDesk desk;
    private final SqlEvidence evidence;

    SqlAlertLedger(DeliveryDesk desk, AlertJson json) {
        this.desk = desk;
        this.evidence = new SqlEvidence(json);
    }

    /** @param trusted whether the recipient may see the alert unmasked */
    private record Told(Original original, boolean trusted) {}

    /**
     * Queues a change for everybody who is to be told.
     *
     * @param atMs when it happened
     * @param nowMs when it is queued
     */
    void queue(Handle handle, Alert alert, AlertChange change, long atMs, long nowMs) {
        Map<String, Told> told = told(handle, alert.id());
        Set<String> recipients = new LinkedHashSet<>(told.keySet());
        Set<String> trusted = trusted(told);
        if (change == AlertChange.RAISED) {
            Decision decision = desk.decide(alert, atMs);
            recipients.addAll(decision.recipients());
            trusted.addAll(decision.trusted());
            note(handle, alert.id(), decision, atMs);
        }
        Alert unmasked = trusted.isEmpty() ? alert : evidence.unmasked(handle, alert);
        for (String recipient : recipients) {
            if (desk.wants(recipient, change.word())) {
                Alert shown = trusted.contains(recipient) ? unmasked : alert;
                Heading heading = heading(handle, recipient, change.word(), atMs, nowMs, told.get(recipient), null, 0);
                queue(handle, heading, shown, trusted.contains(recipient));
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
        Map<String, Told> told = told(handle, alert.id());
        Set<String> trusted = trusted(told);
        Alert unmasked = trusted.isEmpty() ? alert : evidence.unmasked(handle, alert);
        for (String recipient : recipients) {
            if (desk.wants(recipient, Delivery.ESCALATED)) {
                Alert shown = trusted.contains(recipient) ? unmasked : alert;
                Heading heading = heading(
                        handle, recipient, Delivery.ESCALATED, nowMs, nowMs, told.get(recipient), escalation, step);
                queue(handle, heading, shown, trusted.contains(recipient));
            }
        }
    }

    private static Heading heading(
            Handle handle,
            String recipient,
            String change,
            long atMs,
            long nowMs,
            @Nullable Told told,
            @Nullable String escalation,
            int step) {
        long sequence =
                handle.createQuery(NEXT).bind("id", recipient).mapTo(Long.class).one();
        Original original = told == null ? null : told.original();
        return new Heading(recipient, sequence, change, atMs, nowMs, original, escalation, step);
    }

    private void queue(Handle handle, Heading heading, Alert alert, boolean trusted) {
        handle.createUpdate(QUEUE)
                .bind("recipient", heading.recipient())
                .bind("sequence", heading.sequence())
                .bind("alert", alert.id())
                .bind("change", heading.change())
                .bind("now", heading.queuedMs())
                .bind("payload", desk.message(heading, alert))
                .bind("personal", trusted)
                .execute();
    }

    private static Set<String> trusted(Map<String, Told> told) {
        Set<String> trusted = new LinkedHashSet<>();
        told.forEach((recipient, earlier) -> {
            if (earlier.trusted()) {
                trusted.add(recipient);
            }
        });
        return trusted;
    }

    /** Who was told of the alert, with what they were told first. */
    private static Map<String, Told> told(Handle handle, String alert) {
        Map<String, Told> told = new LinkedHashMap<>();
        handle.createQuery("select recipient, min(sequence) as sequence, min(queued_ms) as queued_ms,"
                        + " max(case when personal then 1 else 0 end) as personal from delivery"
                        + " where alert = :alert group by recipient order by recipient")
                .bind("alert", alert)
                .map((row, context) -> Map.entry(
                        row.getString("recipient"),
                        new Told(
                                new Original(row.getLong("sequence"), row.getLong("queued_ms")),
                                row.getInt("personal") == 1)))
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
