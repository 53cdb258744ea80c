package org.anju.gateway.sql;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.DeliveryQueue;
import org.anju.gateway.delivery.DeliveryState;
import org.anju.gateway.delivery.Ledger;
import org.anju.gateway.delivery.LedgerRow;
import org.anju.gateway.delivery.Settlement;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The delivery ledger and its queue, in the tables {@code recipient} and {@code delivery}. */
public final class SqlDeliveries implements DeliveryQueue, Ledger {
    /** What was deleted with its alerts still counts. */
    private static final String PAST = "r.past_accepted + r.past_received + r.past_handled + r.past_dead";

    private final SqlStore store;
    private final SqlDeliveryQueue queue = new SqlDeliveryQueue();

    public SqlDeliveries(SqlStore store) {
        this.store = store;
    }

    @Override
    public void register(Collection<String> recipients) {
        store.write(handle -> {
            for (String recipient : recipients) {
                handle.createUpdate(
                                "insert into recipient (id, last_sequence) values (:id, 0) on conflict (id) do nothing")
                        .bind("id", recipient)
                        .execute();
            }
            return recipients.size();
        });
    }

    @Override
    public Next next(String recipient, @Nullable Settlement last, Order order, int singles, long nowMs) {
        if (last == null) {
            // Most looks find nothing: they need no write lock.
            Long dueMs = store.read(handle -> queue.nextDueMs(handle, recipient));
            if (dueMs == null || dueMs > nowMs || singles == 0) {
                return new Next(Optional.empty(), dueMs);
            }
        }
        return store.write(handle -> {
            if (last != null) {
                queue.settle(handle, last);
            }
            return queue.take(handle, recipient, order, singles, nowMs);
        });
    }

    @Override
    public void hurry(String recipient, long nowMs) {
        store.write(handle -> handle.createUpdate("update delivery set next_attempt_ms = :now"
                        + " where recipient = :recipient and state in ('queued', 'sent') and next_attempt_ms > :now")
                .bind("recipient", recipient)
                .bind("now", nowMs)
                .execute());
    }

    @Override
    public int expire(String recipient, long beforeMs, boolean untriedToo, String reason) {
        return store.write(handle -> handle.createUpdate("update delivery set state = 'dead', last_error = :reason"
                        + " where recipient = :recipient and state in ('queued', 'sent')"
                        + " and coalesce(renewed_ms, queued_ms) <= :before and attempts >= :least")
                .bind("recipient", recipient)
                .bind("before", beforeMs)
                .bind("least", untriedToo ? 0 : 1)
                .bind("reason", SqlDeliveryQueue.cut(reason))
                .execute());
    }

    @Override
    public List<LedgerRow> rows() {
        return store.read(handle -> handle.createQuery(
                        "select r.id, r.last_sequence, count(d.sequence) + " + PAST + " as raised, "
                                + counts("queued", "sent", "delivered", "received", "handled", "dead")
                                + " r.past_accepted, r.past_received, r.past_handled, r.past_dead,"
                                + " min(case when d.state in ('queued', 'sent') then d.queued_ms end) as oldest_pending_ms"
                                + " from recipient r left join delivery d on d.recipient = r.id"
                                + " group by r.id, r.last_sequence, r.past_accepted, r.past_received, r.past_handled, r.past_dead order by r.id")
                .map(SqlDeliveryRows::ledger)
                .list());
    }

    private static String counts(String... states) {
        StringBuilder sql = new StringBuilder();
        for (String state : states) {
            sql.append(String.format(Locale.ROOT, "count(case when d.state = '%s' then 1 end) as %s, ", state, state));
        }
        return sql.toString();
    }

    @Override
    public List<Delivery> ofAlert(String alert) {
        return store.read(handle -> handle.createQuery(
                        SqlDeliveryRows.SELECT + "where d.alert = :alert order by d.recipient, d.sequence")
                .bind("alert", alert)
                .map(SqlDeliveryRows::delivery)
                .list());
    }

    @Override
    public List<Delivery> find(
            String recipient, Collection<DeliveryState> states, @Nullable String alert, long before, int limit) {
        return store.read(handle -> {
            var query = handle.createQuery(SqlDeliveryRows.SELECT
                    + "where d.recipient = :recipient and d.sequence < :before"
                    + (states.isEmpty() ? "" : " and d.state in (<states>)")
                    + (alert == null ? "" : " and d.alert = :alert")
                    + " order by d.sequence desc limit :limit");
            query.bind("recipient", recipient).bind("before", before).bind("limit", limit);
            if (!states.isEmpty()) {
                query.bindList(
                        "states", states.stream().map(DeliveryState::word).toList());
            }
            if (alert != null) {
                query.bind("alert", alert);
            }
            return query.map(SqlDeliveryRows::delivery).list();
        });
    }

    @Override
    public List<Delivery> after(String recipient, long after, int limit) {
        return store.read(handle -> handle.createQuery(SqlDeliveryRows.SELECT
                        + "where d.recipient = :recipient and d.sequence > :after order by d.sequence limit :limit")
                .bind("recipient", recipient)
                .bind("after", after)
                .bind("limit", limit)
                .map(SqlDeliveryRows::delivery)
                .list());
    }

    @Override
    public long highest(String recipient) {
        return store.read(handle -> highest(handle, recipient));
    }

    private static long highest(Handle handle, String recipient) {
        return handle.createQuery("select last_sequence from recipient where id = :recipient")
                .bind("recipient", recipient)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    @Override
    public int resend(String recipient, Collection<Long> sequences, long nowMs) {
        return store.write(handle -> {
            var update =
                    handle.createUpdate("update delivery set state = 'queued', attempts = 0, next_attempt_ms = :now,"
                            + " renewed_ms = :now, digest = null where recipient = :recipient and state = 'dead'"
                            + (sequences.isEmpty() ? "" : " and sequence in (<sequences>)"));
            update.bind("recipient", recipient).bind("now", nowMs);
            if (!sequences.isEmpty()) {
                update.bindList("sequences", List.copyOf(sequences));
            }
            return update.execute();
        });
    }

    @Override
    public int fetched(String recipient, long sequence, long nowMs) {
        return store.write(handle -> handle.createUpdate("update delivery set state = 'delivered',"
                        + " delivered_ms = :now, sent_ms = coalesce(sent_ms, :now), last_error = null"
                        + " where recipient = :recipient and sequence <= :sequence and state in ('queued', 'sent')")
                .bind("recipient", recipient)
                .bind("sequence", sequence)
                .bind("now", nowMs)
                .execute());
    }
}
