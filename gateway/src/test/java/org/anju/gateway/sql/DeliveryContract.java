package org.anju.gateway.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.delivery.Alerts;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.DeliveryQueue;
import org.anju.gateway.delivery.DeliveryQueue.Order;
import org.anju.gateway.delivery.DeliveryState;
import org.anju.gateway.delivery.Disposition;
import org.anju.gateway.delivery.LedgerRow;
import org.anju.gateway.delivery.Message;
import org.anju.gateway.delivery.Receipt;
import org.anju.gateway.delivery.ReceiptConflictException;
import org.anju.gateway.delivery.Receipts;
import org.anju.gateway.delivery.Settlement;
import org.junit.jupiter.api.Test;

/** What every SQL store does for deliveries; each test gets an empty one. */
interface DeliveryContract {
    SqlStore store();

    private SqlDeliveries deliveries() {
        return new SqlDeliveries(store());
    }

    private Optional<Message> take(String recipient, long nowMs) {
        return deliveries()
                .next(recipient, null, Order.SEQUENCE, Integer.MAX_VALUE, nowMs)
                .message();
    }

    private long settle(String recipient, long nowMs, Settlement.Kind kind, long nextMs, String reason) {
        Message message = take(recipient, nowMs).orElseThrow();
        settle(message, kind, nowMs, nextMs, reason);
        return message.first().sequence();
    }

    private void settle(Message message, Settlement.Kind kind, long nowMs, long nextMs, String reason) {
        deliveries()
                .next(
                        message.first().recipient(),
                        new Settlement(message, kind, nowMs, nextMs, reason),
                        Order.SEQUENCE,
                        0,
                        nowMs);
    }

    private Delivery row(String alert) {
        return deliveries().ofAlert(alert).get(0);
    }

    @Test
    default void takesTheLowestPendingSequenceOfTheRecipientAndCountsItAsSent() {
        Alerts.queue(store(), "manager", "a1", "{\"n\":1}", 10);
        Alerts.queue(store(), "bureau", "a1", "{\"n\":2}", 20);
        Alerts.queue(store(), "bureau", "a2", "{\"n\":3}", 30);

        Delivery taken = take("bureau", 40).orElseThrow().first();
        assertEquals(
                new Delivery(
                        "bureau",
                        1,
                        "a1",
                        "raised",
                        DeliveryState.SENT,
                        1,
                        20,
                        20,
                        40L,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "{\"n\":2}"),
                taken);
        assertEquals(taken, deliveries().ofAlert("a1").get(0));
        assertTrue(take("nobody", 40).isEmpty());
    }

    @Test
    default void settlesAndTakesTheNextInOneGo() {
        Alerts.queue(store(), "bureau", "a1", "{}", 10);
        Alerts.queue(store(), "bureau", "a2", "{}", 10);
        Message first = take("bureau", 20).orElseThrow();
        DeliveryQueue.Next next = deliveries()
                .next(
                        "bureau",
                        new Settlement(first, Settlement.Kind.DELIVERED, 30, 0, ""),
                        Order.SEQUENCE,
                        Integer.MAX_VALUE,
                        30);

        assertEquals(2, next.message().orElseThrow().first().sequence());
        assertEquals(DeliveryState.DELIVERED, row("a1").state());
        assertEquals(30L, row("a1").deliveredMs());
    }

    @Test
    default void aChangeWaitsForTheEarlierChangesOfItsAlertAndNoOther() {
        Alerts.queue(store(), "bureau", "a1", "{}", 10);
        Alerts.queue(store(), "bureau", "a1", "{}", 10);
        Alerts.queue(store(), "bureau", "a2", "{}", 10);

        assertEquals(1, settle("bureau", 20, Settlement.Kind.RETRY, 5_000, "x".repeat(2_000)));
        assertEquals("x".repeat(500), row("a1").lastError());
        assertEquals(3, settle("bureau", 20, Settlement.Kind.DELIVERED, 0, ""));
        DeliveryQueue.Next next = deliveries().next("bureau", null, Order.SEQUENCE, Integer.MAX_VALUE, 20);
        assertTrue(next.message().isEmpty());
        assertEquals(5_000L, next.nextDueMs());
        assertEquals(1, settle("bureau", 5_000, Settlement.Kind.DEAD, 0, "no"));
        assertEquals(2, settle("bureau", 5_000, Settlement.Kind.DELIVERED, 0, ""));
    }

    @Test
    default void whatWasSentWhenTheGatewayDiedIsSentAgain() {
        Alerts.queue(store(), "bureau", "a1", "{}", 10);
        Message before = take("bureau", 20).orElseThrow();
        Message after = take("bureau", 30).orElseThrow();
        assertEquals(before.id(), after.id());
        assertEquals(2, after.first().attempts());
        assertEquals(20L, after.first().sentMs());
    }

    @Test
    default void whatNeverLeftIsQueuedAsBefore() {
        Alerts.queue(store(), "bureau", "a1", "{}", 10);
        settle("bureau", 20, Settlement.Kind.UNSENT, 500, "not there");
        assertEquals(DeliveryState.QUEUED, row("a1").state());
        assertEquals(0, row("a1").attempts());
        assertNull(row("a1").sentMs());
        assertTrue(take("bureau", 499).isEmpty());
        deliveries().hurry("bureau", 100);
        assertTrue(take("bureau", 100).isPresent());
    }

    @Test
    default void anOutcomeIsFinal() {
        Alerts.queue(store(), "bureau", "a1", "{}", 10);
        Message message = take("bureau", 20).orElseThrow();
        settle(message, Settlement.Kind.DELIVERED, 40, 0, "");
        settle(message, Settlement.Kind.DEAD, 50, 0, "too late");
        settle(message, Settlement.Kind.RETRY, 60, 99, "too late");

        assertEquals(DeliveryState.DELIVERED, row("a1").state());
        assertEquals(40L, row("a1").deliveredMs());
        assertEquals(1, row("a1").attempts());
    }

    @Test
    default void theProbeIsTheOneTriedLeast() {
        for (int i = 1; i <= 3; i++) {
            Alerts.queue(store(), "bureau", "a" + i, "{}", 10);
        }
        settle("bureau", 20, Settlement.Kind.RETRY, 20, "down");
        DeliveryQueue.Next probe = deliveries().next("bureau", null, Order.LEAST_TRIED, Integer.MAX_VALUE, 20);
        assertEquals(2, probe.message().orElseThrow().first().sequence());
    }

    @Test
    default void aSummaryHoldsWhatIsDueAndStaysTheSame() {
        for (int i = 1; i <= 5; i++) {
            Alerts.queue(store(), "bureau", "a" + i % 3, "{}", 10);
        }
        Message summary = deliveries()
                .next("bureau", null, Order.SEQUENCE, 1, 20)
                .message()
                .orElseThrow();
        assertEquals(5, summary.deliveries().size());
        assertEquals("bureau:summary:1", summary.id());
        settle(summary, Settlement.Kind.RETRY, 20, 30, "down");
        Alerts.queue(store(), "bureau", "a1", "{}", 25);
        Message again = deliveries()
                .next("bureau", null, Order.SEQUENCE, 7, 30)
                .message()
                .orElseThrow();
        assertEquals("bureau:summary:1", again.id());
        assertEquals(5, again.deliveries().size());
        assertTrue(take("bureau", 20).isEmpty(), "a later change of an alert in the summary waits for it");
    }

    @Test
    default void givesUpWhatIsTooOld() {
        Alerts.queue(store(), "bureau", "a1", "{}", 10);
        Alerts.queue(store(), "bureau", "a2", "{}", 10);
        settle("bureau", 20, Settlement.Kind.RETRY, 30, "down");
        assertEquals(1, deliveries().expire("bureau", 10, false, "given up"));
        assertEquals("given up", row("a1").lastError());
        assertEquals(DeliveryState.QUEUED, row("a2").state());
        assertEquals(1, deliveries().expire("bureau", 10, true, "given up"));
        assertEquals(0, deliveries().rows().get(0).pending());

        assertEquals(1, deliveries().resend("bureau", List.of(1L, 7L), 100));
        assertEquals(DeliveryState.QUEUED, row("a1").state());
        assertEquals(0, deliveries().expire("bureau", 50, true, "given up"));
        assertEquals(1, deliveries().resend("bureau", List.of(), 100));
    }

    @Test
    default void theLedgerCountsPerRecipient() {
        deliveries().register(List.of("bureau", "idle"));
        deliveries().register(List.of("bureau", "idle"));
        for (int i = 1; i <= 4; i++) {
            Alerts.queue(store(), "bureau", "a" + i, "{}", i * 10L);
        }
        settle("bureau", 50, Settlement.Kind.DELIVERED, 0, "");
        settle("bureau", 50, Settlement.Kind.DEAD, 0, "gone");
        settle("bureau", 50, Settlement.Kind.RETRY, 90, "down");

        assertEquals(
                List.of(
                        new LedgerRow("bureau", 4, 1, 1, 1, 0, 0, 1, 4, 30L),
                        new LedgerRow("idle", 0, 0, 0, 0, 0, 0, 0, 0, null)),
                deliveries().rows());
    }

    @Test
    default void findsAndReplays() {
        for (int i = 1; i <= 5; i++) {
            Alerts.queue(store(), "bureau", "a" + i, "{}", 10);
        }
        assertEquals(3, deliveries().fetched("bureau", 3, 50));
        assertEquals(
                List.of(5L, 4L), sequences(deliveries().find("bureau", List.of(DeliveryState.QUEUED), null, 9, 9)));
        assertEquals(List.of(2L), sequences(deliveries().find("bureau", List.of(), "a2", 9, 9)));
        assertEquals(List.of(2L, 1L), sequences(deliveries().find("bureau", List.of(), null, 3, 9)));
        assertEquals(List.of(3L, 4L), sequences(deliveries().after("bureau", 2, 2)));
        assertEquals(5, deliveries().highest("bureau"));
        assertEquals(0, deliveries().highest("nobody"));
    }

    private static List<Long> sequences(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::sequence).toList();
    }

    private Receipts.Posted receipt(String alert, Disposition disposition, String id) throws ReceiptConflictException {
        return new SqlReceipts(store())
                .post(new Receipt(id, "bureau", alert, disposition, "li", null, null, 70, 60L), null);
    }

    @Test
    default void aReceiptMovesTheDeliveriesOn() throws Exception {
        Alerts.queue(store(), "bureau", "a1", "{}", 10);
        settle("bureau", 20, Settlement.Kind.DELIVERED, 0, "");
        Alerts.queue(store(), "bureau", "a1", "{}", 30);

        Receipts.Posted posted = receipt("a1", Disposition.RECEIVED, "r1");
        assertTrue(posted.fresh());
        assertEquals(20L, posted.deliveredMs());
        assertEquals(DeliveryState.RECEIVED, row("a1").state());
        assertEquals(DeliveryState.QUEUED, deliveries().ofAlert("a1").get(1).state());
        assertFalse(receipt("a1", Disposition.RECEIVED, "r1").fresh());
        settle("bureau", 80, Settlement.Kind.DELIVERED, 0, "");
        receipt("a1", Disposition.HANDLED, "r2");
        assertEquals(
                List.of(DeliveryState.HANDLED, DeliveryState.HANDLED),
                deliveries().ofAlert("a1").stream().map(Delivery::state).toList());
        assertEquals(2, new SqlReceipts(store()).ofAlert("a1").size());
        assertEquals("a1", new SqlReceipts(store()).alertOf("bureau", 2));
        assertNull(new SqlReceipts(store()).alertOf("bureau", 3));
    }

    @Test
    default void aReceiptForAnUnknownAlertIsRefused() {
        assertThrows(NoSuchElementException.class, () -> receipt("never", Disposition.RECEIVED, "r1"));
    }

    @Test
    default void ofTwoReceiptsThatRaceOneIsFirst() throws Exception {
        Alerts.queue(store(), "bureau", "a1", "{}", 10);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<String>> racers = new ArrayList<>();
        for (Disposition last : List.of(Disposition.HANDLED, Disposition.FALSE_ALARM)) {
            racers.add(pool.submit(() -> {
                start.await();
                try {
                    receipt("a1", last, last.word());
                    return "first";
                } catch (ReceiptConflictException second) {
                    return second.first().disposition().word();
                }
            }));
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<String> racer : racers) {
            outcomes.add(racer.get(20, TimeUnit.SECONDS));
        }
        pool.shutdownNow();
        String winner =
                new SqlReceipts(store()).ofAlert("a1").get(0).disposition().word();
        assertEquals(1, new SqlReceipts(store()).ofAlert("a1").size());
        assertTrue(outcomes.contains("first") && outcomes.contains(winner), outcomes.toString());
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
