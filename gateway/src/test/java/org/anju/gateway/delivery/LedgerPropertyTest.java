package org.anju.gateway.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.anju.gateway.sql.SqlDeliveries;
import org.anju.gateway.sql.SqlStore;

/** G3: whatever happens, and at every moment, raised = delivered + pending + dead, and the sequence has no gap. */
class LedgerPropertyTest {
    enum Step {
        QUEUE_TO_BUREAU,
        QUEUE_TO_MANAGER,
        DELIVER,
        RETRY,
        GIVE_UP,
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
        Optional<Delivery> head = deliveries.head(i % 2 == 0 ? "bureau" : "manager");
        switch (step) {
            case QUEUE_TO_BUREAU -> Alerts.queue(store, "bureau", "a" + i % 5, "{}", i);
            case QUEUE_TO_MANAGER -> Alerts.queue(store, "manager", "a" + i % 5, "{}", i);
            case DELIVER -> head.ifPresent(delivery -> deliveries.delivered(delivery, i));
            case RETRY -> head.ifPresent(delivery -> deliveries.retry(delivery, i, "down"));
            case GIVE_UP -> head.ifPresent(delivery -> deliveries.dead(delivery, "gone"));
            case REPEAT_AN_OUTCOME ->
                head.ifPresent(delivery -> {
                    deliveries.delivered(delivery, i);
                    deliveries.dead(delivery, "gone");
                    deliveries.retry(delivery, i, "down");
                });
        }
        return step == Step.QUEUE_TO_BUREAU || step == Step.QUEUE_TO_MANAGER ? 1 : 0;
    }

    private static void check(List<LedgerRow> rows, long raised) {
        assertEquals(2, rows.size());
        assertEquals(raised, rows.stream().mapToLong(LedgerRow::raised).sum());
        for (LedgerRow row : rows) {
            assertEquals(row.raised(), row.delivered() + row.pending() + row.dead(), row.toString());
            assertEquals(row.raised(), row.highestSequence(), row.toString());
            if (row.pending() == 0) {
                assertNull(row.oldestPendingMs());
            } else {
                assertNotNull(row.oldestPendingMs());
            }
        }
    }
}
