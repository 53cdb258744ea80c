package org.anju.gateway.sql;

import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.alert.Routing;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertChange;
import org.jdbi.v3.core.Handle;

/**
 * The write side of the ledger: one delivery per recipient and change, with the next number of that recipient. Taking the number locks the
 * recipient's row until the transaction ends, so that numbers have no gap.
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

    private final Routing routing;
    private final AlertJson json;

    SqlAlertLedger(Routing routing, AlertJson json) {
        this.routing = routing;
        this.json = json;
    }

    /**
     * Queues a change for everybody who is to be told.
     *
     * @param change what recipients are told, {@code RAISED} or {@code CLEARED}
     * @param atMs when it happened
     * @param nowMs when it is queued
     */
    void queue(Handle handle, Alert alert, AlertChange change, long atMs, long nowMs) {
        for (String recipient : routing.recipients(alert)) {
            long sequence = handle.createQuery(NEXT)
                    .bind("id", recipient)
                    .mapTo(Long.class)
                    .one();
            handle.createUpdate(QUEUE)
                    .bind("recipient", recipient)
                    .bind("sequence", sequence)
                    .bind("alert", alert.id())
                    .bind("change", change.word())
                    .bind("now", nowMs)
                    .bind("payload", json.delivery(recipient, sequence, change, alert, atMs))
                    .execute();
        }
    }
}
