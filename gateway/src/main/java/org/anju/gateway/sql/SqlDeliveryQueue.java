package org.anju.gateway.sql;

import java.util.List;
import java.util.Optional;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.DeliveryQueue;
import org.anju.gateway.delivery.DeliveryQueue.Next;
import org.anju.gateway.delivery.DeliveryQueue.Order;
import org.anju.gateway.delivery.DeliveryState;
import org.anju.gateway.delivery.Message;
import org.anju.gateway.delivery.Settlement;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Takes and settles messages, inside a transaction of the caller. */
final class SqlDeliveryQueue {
    private static final int LONGEST_ERROR = 500;
    private static final String PENDING = "d.recipient = :recipient and d.state in ('queued', 'sent')";
    /** No earlier change of the same alert waits for this recipient. */
    private static final String FIRST_OF_ITS_ALERT = " and not exists (select 1 from delivery e"
            + " where e.recipient = d.recipient and e.alert = d.alert and e.sequence < d.sequence"
            + " and e.state in ('queued', 'sent')";

    private static final String DUE = SqlDeliveryRows.SELECT + "where " + PENDING + " and d.next_attempt_ms <= :now";

    /** When the next row falls due; null when none is pending. */
    @Nullable
    Long nextDueMs(Handle handle, String recipient) {
        return handle.createQuery("select min(d.next_attempt_ms) as due_ms from delivery d where " + PENDING
                        + FIRST_OF_ITS_ALERT + ")")
                .bind("recipient", recipient)
                .map((row, context) -> SqlDeliveryRows.number(row, "due_ms"))
                .one();
    }

    Next take(Handle handle, String recipient, Order order, int singles, long nowMs) {
        if (singles == 0) {
            return new Next(Optional.empty(), nextDueMs(handle, recipient));
        }
        int enough = singles >= DeliveryQueue.SUMMARY_MOST ? 1 : singles + 1;
        List<Delivery> due = due(handle, recipient, order, enough, nowMs);
        if (due.isEmpty()) {
            return new Next(Optional.empty(), nextDueMs(handle, recipient));
        }
        Delivery first = due.get(0);
        List<Delivery> taken;
        if (first.digest() != null) {
            taken = digest(handle, recipient, first.digest());
        } else if (due.size() <= singles) {
            taken = List.of(first);
        } else {
            taken = summary(handle, recipient, nowMs);
        }
        Long digest = taken.size() > 1 ? taken.get(0).sequence() : null;
        Long kept = first.digest() == null ? digest : first.digest();
        send(handle, recipient, taken, kept, nowMs);
        return new Next(
                Optional.of(new Message(taken.stream()
                        .map(delivery -> sent(delivery, kept, nowMs))
                        .toList())),
                null);
    }

    private static List<Delivery> due(Handle handle, String recipient, Order order, int limit, long nowMs) {
        return handle.createQuery(DUE + FIRST_OF_ITS_ALERT + ") order by "
                        + (order == Order.SEQUENCE ? "d.sequence" : "d.attempts, d.sequence") + " limit :limit")
                .bind("recipient", recipient)
                .bind("now", nowMs)
                .bind("limit", limit)
                .map(SqlDeliveryRows::delivery)
                .list();
    }

    /** What a summary made before still has to bring. */
    private static List<Delivery> digest(Handle handle, String recipient, long digest) {
        return handle.createQuery(
                        SqlDeliveryRows.SELECT + "where " + PENDING + " and d.digest = :digest order by d.sequence")
                .bind("recipient", recipient)
                .bind("digest", digest)
                .map(SqlDeliveryRows::delivery)
                .list();
    }

    /** Everything due, with later changes of the same alerts, unless an earlier one has to wait. */
    private static List<Delivery> summary(Handle handle, String recipient, long nowMs) {
        return handle.createQuery(DUE + " and d.digest is null" + FIRST_OF_ITS_ALERT
                        + " and (e.next_attempt_ms > :now or e.digest is not null)) order by d.sequence limit :limit")
                .bind("recipient", recipient)
                .bind("now", nowMs)
                .bind("limit", DeliveryQueue.SUMMARY_MOST)
                .map(SqlDeliveryRows::delivery)
                .list();
    }

    private static void send(Handle handle, String recipient, List<Delivery> taken, @Nullable Long digest, long nowMs) {
        handle.createUpdate("update delivery set state = 'sent', attempts = attempts + 1,"
                        + " sent_ms = coalesce(sent_ms, :now), digest = :digest"
                        + " where recipient = :recipient and sequence in (<sequences>)")
                .bind("recipient", recipient)
                .bind("now", nowMs)
                .bind("digest", digest)
                .bindList("sequences", taken.stream().map(Delivery::sequence).toList())
                .execute();
    }

    private static Delivery sent(Delivery delivery, @Nullable Long digest, long nowMs) {
        return new Delivery(
                delivery.recipient(),
                delivery.sequence(),
                delivery.alert(),
                delivery.change(),
                DeliveryState.SENT,
                delivery.attempts() + 1,
                delivery.queuedMs(),
                delivery.nextAttemptMs(),
                delivery.sentMs() == null ? Long.valueOf(nowMs) : delivery.sentMs(),
                delivery.deliveredMs(),
                delivery.receivedMs(),
                delivery.handledMs(),
                delivery.lastError(),
                digest,
                delivery.payload());
    }

    void settle(Handle handle, Settlement settlement) {
        String change =
                switch (settlement.kind()) {
                    case DELIVERED -> "state = 'delivered', delivered_ms = :at, last_error = null";
                    case RETRY -> "next_attempt_ms = :next, last_error = :reason";
                    case UNSENT ->
                        "state = case when attempts <= 1 then 'queued' else state end,"
                                + " sent_ms = case when attempts <= 1 then null else sent_ms end,"
                                + " digest = case when attempts <= 1 then null else digest end,"
                                + " attempts = attempts - 1, next_attempt_ms = :next, last_error = :reason";
                    case DEAD -> "state = 'dead', last_error = :reason";
                };
        Message message = settlement.message();
        Update update = handle.createUpdate("update delivery set " + change + " where recipient = :recipient"
                        + " and sequence in (<sequences>) and state in ('queued', 'sent')")
                .bind("recipient", message.first().recipient())
                .bindList(
                        "sequences",
                        message.deliveries().stream().map(Delivery::sequence).toList());
        switch (settlement.kind()) {
            case DELIVERED -> update.bind("at", settlement.atMs());
            case RETRY, UNSENT ->
                update.bind("next", settlement.nextAttemptMs()).bind("reason", cut(settlement.reason()));
            case DEAD -> update.bind("reason", cut(settlement.reason()));
        }
        update.execute();
    }

    static String cut(String reason) {
        return reason.length() <= LONGEST_ERROR ? reason : reason.substring(0, LONGEST_ERROR);
    }
}
