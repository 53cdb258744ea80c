package org.anju.gateway.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.anju.gateway.delivery.Alerts;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.DeliveryState;
import org.anju.gateway.delivery.LedgerRow;
import org.junit.jupiter.api.Test;

/** What every SQL store does for deliveries; each test gets an empty one. */
interface DeliveryContract {
    SqlStore store();

    private SqlDeliveries deliveries() {
        return new SqlDeliveries(store());
    }

    private Delivery head(String recipient) {
        return deliveries().head(recipient).orElseThrow();
    }

    @Test
    default void theHeadIsTheLowestQueuedSequenceOfTheRecipient() {
        Alerts.queue(store(), "manager", "a1", "{\"n\":1}", 10);
        Alerts.queue(store(), "bureau", "a1", "{\"n\":2}", 20);
        Alerts.queue(store(), "bureau", "a2", "{\"n\":3}", 30);

        assertEquals(
                new Delivery("bureau", 1, "a1", "raised", DeliveryState.QUEUED, 0, 20, 20, null, null, "{\"n\":2}"),
                head("bureau"));
        deliveries().delivered(head("bureau"), 40);
        assertEquals(2, head("bureau").sequence());
        assertTrue(deliveries().head("nobody").isEmpty());
    }

    @Test
    default void aRetryKeepsTheHeadWithItsReasonAndTime() {
        Alerts.queue(store(), "bureau", "a1", "{}", 10);
        Alerts.queue(store(), "bureau", "a2", "{}", 10);
        deliveries().retry(head("bureau"), 5_000, "x".repeat(2_000));

        Delivery head = head("bureau");
        assertEquals(1, head.sequence());
        assertEquals(1, head.attempts());
        assertEquals(5_000, head.nextAttemptMs());
        assertEquals("x".repeat(500), head.lastError());
    }

    @Test
    default void anOutcomeIsFinal() {
        Alerts.queue(store(), "bureau", "a1", "{}", 10);
        Delivery delivery = head("bureau");
        deliveries().delivered(delivery, 40);
        deliveries().dead(delivery, "too late");
        deliveries().retry(delivery, 99, "too late");

        Delivery after = deliveries().ofAlert("a1").get(0);
        assertEquals(DeliveryState.DELIVERED, after.state());
        assertEquals(40L, after.deliveredMs());
        assertEquals(1, after.attempts());
    }

    @Test
    default void theLedgerCountsPerRecipient() {
        deliveries().register(List.of("bureau", "idle"));
        deliveries().register(List.of("bureau", "idle"));
        for (int i = 1; i <= 4; i++) {
            Alerts.queue(store(), "bureau", "a" + i, "{}", i * 10L);
        }
        deliveries().delivered(head("bureau"), 50);
        deliveries().dead(head("bureau"), "gone");

        assertEquals(
                List.of(new LedgerRow("bureau", 4, 1, 2, 1, 4, 30L), new LedgerRow("idle", 0, 0, 0, 0, 0, null)),
                deliveries().rows());
    }

    @Test
    default void deliveriesOfAnAlertComeByRecipientAndSequence() {
        Alerts.queue(store(), "manager", "a1", "{}", 10);
        Alerts.queue(store(), "bureau", "a1", "{}", 10);
        Alerts.queue(store(), "bureau", "a2", "{}", 10);
        Alerts.queue(store(), "bureau", "a1", "{}", 10);

        assertEquals(
                List.of("bureau 1", "bureau 3", "manager 1"),
                deliveries().ofAlert("a1").stream()
                        .map(delivery -> delivery.recipient() + " " + delivery.sequence())
                        .toList());
    }
}
