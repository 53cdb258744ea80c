package org.anju.gateway.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.DeliveryState;
import org.anju.gateway.delivery.LedgerRow;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Rows of the table {@code delivery} as records. */
final class SqlDeliveryRows {
    static final String SELECT = "select d.recipient, d.sequence, d.alert, d.change, d.state, d.attempts, d.queued_ms,"
            + " d.next_attempt_ms, d.sent_ms, d.delivered_ms, d.received_ms, d.handled_ms, d.last_error, d.digest,"
            + " d.payload from delivery d ";

    private SqlDeliveryRows() {}

    static Delivery delivery(ResultSet row, StatementContext context) throws SQLException {
        return new Delivery(
                row.getString("recipient"),
                row.getLong("sequence"),
                row.getString("alert"),
                row.getString("change"),
                DeliveryState.of(row.getString("state")),
                row.getInt("attempts"),
                row.getLong("queued_ms"),
                row.getLong("next_attempt_ms"),
                number(row, "sent_ms"),
                number(row, "delivered_ms"),
                number(row, "received_ms"),
                number(row, "handled_ms"),
                row.getString("last_error"),
                number(row, "digest"),
                row.getString("payload"));
    }

    static LedgerRow ledger(ResultSet row, StatementContext context) throws SQLException {
        return new LedgerRow(
                row.getString("id"),
                row.getLong("raised"),
                row.getLong("queued"),
                row.getLong("sent"),
                row.getLong("delivered") + row.getLong("past_accepted"),
                row.getLong("received") + row.getLong("past_received"),
                row.getLong("handled") + row.getLong("past_handled"),
                row.getLong("dead") + row.getLong("past_dead"),
                row.getLong("last_sequence"),
                number(row, "oldest_pending_ms"));
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
