package org.anju.gateway.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.anju.gateway.delivery.DeliveryQueue.Order;
import org.anju.gateway.sql.SqlDeliveries;
import org.anju.gateway.sql.SqlReceipts;
import org.anju.gateway.sql.SqlStore;

/** G3: whatever happens, and at every moment, raised = delivered + pending + dead, and the sequence has no gap. */
class LedgerPropertyTest {
    private static final List<Disposition> DISPOSITIONS =
            List.of(Disposition.RECEIVED, Disposition.DISPATCHED, Disposition.HANDLED, Disposition.FALSE_ALARM);

    enum Step {
        QUEUE_TO_BUREAU,
        QUEUE_TO_MANAGER,
        DELIVER,
        RETRY,
        GIVE_UP,
        NOT_THERE,
        EXPIRE,
        RESEND,
        FETCH,
        RECEIPT,
        REPEAT_AN_OUTCOME
    }

    @Property(tries = 25)
    void theLedgerAddsUpAtEveryStep(@ForAll @Size(min = 1, max = 40) List<Step> steps) throws IOException {
        Path file = Files.createTempFile("anju-ledger", ".db");
        try (SqlStore store = SqlStore.open("jdbc:sqlite:" + file)) {
            SqlDeliveries deliveries = new SqlDeliveries(store);
            deliveries.register(List.of("bureau", "manager"));
            long raised = 0;
            for (int i = 0; i < steps.size(); i++) {
                raised += perform(steps.get(i), i, store, deliveries);
                check(deliveries.rows(), raised);
            }
        } finally {
            for (String suffix : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(Path.of(file + suffix));
            }
        }
    }

    private static int perform(Step step, int i, SqlStore store, SqlDeliveries deliveries) {
        String who = i % 2 == 0 ? "bureau" : "manager";
        switch (step) {
            case QUEUE_TO_BUREAU -> Alerts.queue(store, "bureau", "a" + i % 5, "{}", i);
            case QUEUE_TO_MANAGER -> Alerts.queue(store, "manager", "a" + i % 5, "{}", i);
            case DELIVER -> settle(deliveries, who, i, Settlement.Kind.DELIVERED);
            case RETRY -> settle(deliveries, who, i, Settlement.Kind.RETRY);
            case GIVE_UP -> settle(deliveries, who, i, Settlement.Kind.DEAD);
            case NOT_THERE -> settle(deliveries, who, i, Settlement.Kind.UNSENT);
            case EXPIRE -> deliveries.expire(who, i - 10L, i % 3 == 0, "too old");
            case RESEND -> deliveries.resend(who, List.of(), i);
            case FETCH -> deliveries.fetched(who, i / 4, i);
            case RECEIPT -> receipt(new SqlReceipts(store), who, i);
            case REPEAT_AN_OUTCOME ->
                take(deliveries, who, i).ifPresent(message -> {
                    for (Settlement.Kind kind : Settlement.Kind.values()) {
                        deliveries.next(who, new Settlement(message, kind, i, i, "late"), Order.SEQUENCE, 0, i);
                    }
                });
        }
        return step == Step.QUEUE_TO_BUREAU || step == Step.QUEUE_TO_MANAGER ? 1 : 0;
    }

    private static Optional<Message> take(SqlDeliveries deliveries, String who, int i) {
        Order order = i % 3 == 0 ? Order.LEAST_TRIED : Order.SEQUENCE;
        return deliveries
                .next(who, null, order, i % 5 == 0 ? 1 : Integer.MAX_VALUE, i)
                .message();
    }

    private static void settle(SqlDeliveries deliveries, String who, int i, Settlement.Kind kind) {
        take(deliveries, who, i)
                .ifPresent(message ->
                        deliveries.next(who, new Settlement(message, kind, i, i, "so"), Order.SEQUENCE, 0, i));
    }

    private static void receipt(SqlReceipts receipts, String who, int i) {
        try {
            Disposition disposition = DISPOSITIONS.get(i % DISPOSITIONS.size());
            receipts.post(new Receipt("r" + i, who, "a" + i % 5, disposition, "li", null, null, i, null), null);
        } catch (NoSuchElementException | ReceiptConflictException expected) {
            // Changes nothing, which is what is checked.
        }
    }

    private static void check(List<LedgerRow> rows, long raised) {
        assertEquals(2, rows.size());
        assertEquals(raised, rows.stream().mapToLong(LedgerRow::raised).sum());
        for (LedgerRow row : rows) {
            assertTrue(row.isBalanced(), row.toString());
            if (row.pending() == 0) {
                assertNull(row.oldestPendingMs());
            } else {
                assertNotNull(row.oldestPendingMs());
            }
        }
    }
}
