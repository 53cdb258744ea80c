package org.anju.gateway.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.anju.gateway.delivery.Disposition;
import org.anju.gateway.delivery.Receipt;
import org.anju.gateway.delivery.ReceiptConflictException;
import org.anju.gateway.delivery.Receipts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Receipts in SQL. Of two that race, the database lets one in; the other is told who was first. */
public final class SqlReceipts implements Receipts {
    private final SqlStore store;

    public SqlReceipts(SqlStore store) {
        this.store = store;
    }

    @Override
    public Posted post(Receipt receipt, @Nullable Long sequence) throws ReceiptConflictException {
        return store.write(handle -> {
            Times before = times(handle, receipt);
            Optional<Receipt> earlier = insert(handle, receipt);
            if (earlier.isPresent()) {
                if (earlier.get().id().equals(receipt.id()) && earlier.get().disposition() == receipt.disposition()) {
                    return new Posted(earlier.get(), false, before.deliveredMs(), before.receivedMs());
                }
                throw new ReceiptConflictException(earlier.get());
            }
            moveOn(handle, receipt, sequence == null ? before.reached() : sequence);
            handle.createUpdate("delete from escalation where alert = :alert")
                    .bind("alert", receipt.alert())
                    .execute();
            return new Posted(receipt, true, before.deliveredMs(), before.receivedMs());
        });
    }

    private record Times(
            long reached,
            @Nullable Long deliveredMs,
            @Nullable Long receivedMs) {}

    private static Times times(Handle handle, Receipt receipt) {
        return handle.createQuery("""
                        select count(*) as amount, min(sequence) as lowest,
                          max(case when state <> 'queued' then sequence end) as reached,
                          min(delivered_ms) as delivered_ms, min(received_ms) as received_ms
                        from delivery where recipient = :recipient and alert = :alert
                        """)
                .bind("recipient", receipt.recipient())
                .bind("alert", receipt.alert())
                .map((row, context) -> {
                    if (row.getLong("amount") == 0) {
                        throw new NoSuchElementException("recipient '" + receipt.recipient()
                                + "' was never told of an alert '" + receipt.alert() + "'");
                    }
                    Long reached = SqlDeliveryRows.number(row, "reached");
                    return new Times(
                            reached == null ? row.getLong("lowest") : reached,
                            SqlDeliveryRows.number(row, "delivered_ms"),
                            SqlDeliveryRows.number(row, "received_ms"));
                })
                .one();
    }

    /** The receipt that stands in the way; empty when this one was taken. */
    private static Optional<Receipt> insert(Handle handle, Receipt receipt) {
        int inserted = handle.createUpdate("""
                        insert into receipt (recipient, alert, disposition, id, sender, officer, note, at_ms, said_ms)
                        values (:recipient, :alert, :disposition, :id, :sender, :officer, :note, :at, :said)
                        on conflict do nothing
                        """)
                .bind("recipient", receipt.recipient())
                .bind("alert", receipt.alert())
                .bind("disposition", receipt.disposition().word())
                .bind("id", receipt.id())
                .bind("sender", receipt.sender())
                .bind("officer", receipt.officer())
                .bind("note", receipt.note())
                .bind("at", receipt.atMs())
                .bind("said", receipt.saidMs())
                .execute();
        if (inserted == 1) {
            return Optional.empty();
        }
        return Optional.of(handle.createQuery("select * from receipt where recipient = :recipient and alert = :alert"
                        + " and (disposition = :disposition or (:closing = 1 and disposition in ('handled', 'false_alarm')))"
                        + " order by case when disposition = :disposition then 0 else 1 end limit 1")
                .bind("recipient", receipt.recipient())
                .bind("alert", receipt.alert())
                .bind("disposition", receipt.disposition().word())
                .bind("closing", receipt.disposition().isClosing() ? 1 : 0)
                .map(SqlReceipts::map)
                .one());
    }

    /** Who answers has it, whatever the last attempt to bring it came to. */
    private static void moveOn(Handle handle, Receipt receipt, long upTo) {
        boolean closing = receipt.disposition().isClosing();
        handle.createUpdate("update delivery set state = :state, sent_ms = coalesce(sent_ms, :at),"
                        + " delivered_ms = coalesce(delivered_ms, :at), received_ms = coalesce(received_ms, :at),"
                        + " handled_ms = case when :closing = 1 then coalesce(handled_ms, :at) else handled_ms end,"
                        + " last_error = null where recipient = :recipient and alert = :alert and sequence <= :upTo"
                        + " and state in ('queued', 'sent', 'delivered', 'dead', 'received')")
                .bind("state", closing ? "handled" : "received")
                .bind("at", receipt.atMs())
                .bind("closing", closing ? 1 : 0)
                .bind("recipient", receipt.recipient())
                .bind("alert", receipt.alert())
                .bind("upTo", upTo)
                .execute();
    }

    @Override
    public @Nullable String alertOf(String recipient, long sequence) {
        return store.read(handle -> handle.createQuery(
                        "select alert from delivery where recipient = :recipient and sequence = :sequence")
                .bind("recipient", recipient)
                .bind("sequence", sequence)
                .mapTo(String.class)
                .findOne()
                .orElse(null));
    }

    @Override
    public List<Receipt> ofAlert(String alert) {
        return store.read(
                handle -> handle.createQuery("select * from receipt where alert = :alert order by at_ms, disposition")
                        .bind("alert", alert)
                        .map(SqlReceipts::map)
                        .list());
    }

    private static Receipt map(ResultSet row, StatementContext context) throws SQLException {
        return new Receipt(
                row.getString("id"),
                row.getString("recipient"),
                row.getString("alert"),
                Disposition.of(row.getString("disposition")),
                row.getString("sender"),
                row.getString("officer"),
                row.getString("note"),
                row.getLong("at_ms"),
                SqlDeliveryRows.number(row, "said_ms"));
    }
}
