package org.anju.gateway.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.DeliveryQueue;
import org.anju.gateway.delivery.DeliveryState;
import org.anju.gateway.delivery.Ledger;
import org.anju.gateway.delivery.LedgerRow;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The delivery ledger and its queue, in the tables {@code recipient} and {@code delivery}. */
public final class SqlDeliveries implements DeliveryQueue, Ledger {
    private static final int LONGEST_ERROR = 500;
    private static final String COLUMNS = "select recipient, sequence, alert, change, state, attempts, queued_ms,"
            + " next_attempt_ms, delivered_ms, last_error, payload from delivery ";
    private static final String THIS_IF_QUEUED =
            " where recipient = :recipient and sequence = :sequence and state = 'queued'";

    private final SqlStore store;

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
    public Optional<Delivery> head(String recipient) {
        return store.read(handle -> handle.createQuery(
                        COLUMNS + "where recipient = :recipient and state = 'queued' order by sequence limit 1")
                .bind("recipient", recipient)
                .map(SqlDeliveries::delivery)
                .findOne());
    }

    @Override
    public void delivered(Delivery delivery, long atMs) {
        store.write(handle -> handle.createUpdate(
                        "update delivery set state = 'delivered', attempts = attempts + 1, delivered_ms = :at,"
                                + " last_error = null" + THIS_IF_QUEUED)
                .bind("recipient", delivery.recipient())
                .bind("sequence", delivery.sequence())
                .bind("at", atMs)
                .execute());
    }

    @Override
    public void retry(Delivery delivery, long nextAttemptMs, String reason) {
        store.write(handle -> handle.createUpdate(
                        "update delivery set attempts = attempts + 1, next_attempt_ms = :next, last_error = :reason"
                                + THIS_IF_QUEUED)
                .bind("recipient", delivery.recipient())
                .bind("sequence", delivery.sequence())
                .bind("next", nextAttemptMs)
                .bind("reason", cut(reason))
                .execute());
    }

    @Override
    public void dead(Delivery delivery, String reason) {
        store.write(handle -> handle.createUpdate(
                        "update delivery set state = 'dead', attempts = attempts + 1, last_error = :reason"
                                + THIS_IF_QUEUED)
                .bind("recipient", delivery.recipient())
                .bind("sequence", delivery.sequence())
                .bind("reason", cut(reason))
                .execute());
    }

    @Override
    public List<LedgerRow> rows() {
        return store.read(handle -> handle.createQuery("select r.id, r.last_sequence, count(d.sequence) as raised,"
                        + " count(case when d.state = 'delivered' then 1 end) as delivered,"
                        + " count(case when d.state = 'queued' then 1 end) as pending,"
                        + " count(case when d.state = 'dead' then 1 end) as dead,"
                        + " min(case when d.state = 'queued' then d.queued_ms end) as oldest_pending_ms"
                        + " from recipient r left join delivery d on d.recipient = r.id"
                        + " group by r.id, r.last_sequence order by r.id")
                .map(SqlDeliveries::ledgerRow)
                .list());
    }

    @Override
    public List<Delivery> ofAlert(String alert) {
        return store.read(handle -> handle.createQuery(COLUMNS + "where alert = :alert order by recipient, sequence")
                .bind("alert", alert)
                .map(SqlDeliveries::delivery)
                .list());
    }

    private static String cut(String reason) {
        return reason.length() <= LONGEST_ERROR ? reason : reason.substring(0, LONGEST_ERROR);
    }

    private static LedgerRow ledgerRow(ResultSet row, StatementContext context) throws SQLException {
        return new LedgerRow(
                row.getString("id"),
                row.getLong("raised"),
                row.getLong("delivered"),
                row.getLong("pending"),
                row.getLong("dead"),
                row.getLong("last_sequence"),
                nullableLong(row, "oldest_pending_ms"));
    }

    private static Delivery delivery(ResultSet row, StatementContext context) throws SQLException {
        return new Delivery(
                row.getString("recipient"),
                row.getLong("sequence"),
                row.getString("alert"),
                row.getString("change"),
                DeliveryState.of(row.getString("state")),
                row.getInt("attempts"),
                row.getLong("queued_ms"),
                row.getLong("next_attempt_ms"),
                nullableLong(row, "delivered_ms"),
                row.getString("last_error"),
                row.getString("payload"));
    }

    private static @Nullable Long nullableLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
