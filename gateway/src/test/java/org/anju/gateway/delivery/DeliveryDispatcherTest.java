package org.anju.gateway.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.anju.gateway.metrics.DeliveryMeters;
import org.anju.gateway.sql.SqlDeliveries;
import org.anju.gateway.sql.SqlStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single-threaded: the executor runs tasks at once and time moves by hand. */
class DeliveryDispatcherTest {
    private static final long START_MS = 1_700_000_000_000L;
    private static final DispatchSettings SETTINGS = new DispatchSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofHours(2),
            Duration.ofSeconds(60),
            Duration.ofHours(1),
            new Backoff(1_000, 300_000, () -> 0));

    @TempDir
    Path directory;

    private final ManualTime time = new ManualTime(START_MS);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FakeChannel bureau = new FakeChannel();
    private final FakeChannel manager = new FakeChannel();
    private SqlStore store;
    private SqlDeliveries deliveries;

    @BeforeEach
    void open() {
        store = SqlStore.open("jdbc:sqlite:" + directory.resolve("anju.db"));
        deliveries = new SqlDeliveries(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private DeliveryDispatcher dispatcher() {
        return new DeliveryDispatcher(
                deliveries,
                deliveries,
                Map.of("bureau", bureau, "manager", manager),
                SETTINGS,
                time,
                time,
                Runnable::run,
                new DeliveryMeters(registry));
    }

    private long queue(String recipient, String alert) {
        return Alerts.queue(store, recipient, alert, "{}", time.millis());
    }

    private LedgerRow ledger(String recipient) {
        return deliveries.rows().stream()
                .filter(row -> row.recipient().equals(recipient))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void deliversInTheOrderOfTheSequence() {
        queue("bureau", "a1");
        queue("bureau", "a2");
        DeliveryDispatcher dispatcher = dispatcher();
        dispatcher.start();
        queue("bureau", "a1");
        dispatcher.wake("bureau");

        assertEquals(List.of(1L, 2L, 3L), bureau.sequences());
        assertEquals(new LedgerRow("bureau", 3, 3, 0, 0, 3, null), ledger("bureau"));
        assertEquals(new LedgerRow("manager", 0, 0, 0, 0, 0, null), ledger("manager"));
    }

    @Test
    void aFailedHeadHoldsItsLineUntilItIsAccepted() {
        bureau.answer(Attempt.retry("down"), Attempt.retry("still down"));
        queue("bureau", "a1");
        queue("bureau", "a2");
        dispatcher().start();
        assertEquals(List.of(1L), bureau.sequences());

        time.advance(999);
        assertEquals(List.of(1L), bureau.sequences());
        time.advance(1);
        assertEquals(List.of(1L, 1L), bureau.sequences());
        time.advance(2_000);
        assertEquals(List.of(1L, 1L, 1L, 2L), bureau.sequences());
        assertEquals(bureau.sent.get(0).messageId(), bureau.sent.get(2).messageId());
        assertEquals(3, deliveries.ofAlert("a1").get(0).attempts());
    }

    @Test
    void oneWhoDoesNotAnswerDelaysNobodyElse() {
        bureau.answers.add(new CompletableFuture<>());
        queue("bureau", "a1");
        DeliveryDispatcher dispatcher = dispatcher();
        dispatcher.start();
        for (int i = 0; i < 50; i++) {
            queue("manager", "m" + i);
            queue("bureau", "m" + i);
            dispatcher.wake("manager");
            dispatcher.wake("bureau");
        }

        assertEquals(50, manager.sent.size());
        assertEquals(List.of(1L), bureau.sequences());
        time.advance(60_000 + 1_000);
        assertEquals(51, ledger("bureau").delivered());
    }

    @Test
    void aLateAnswerAfterTheLimitCountsForNothing() {
        CompletableFuture<Attempt> late = new CompletableFuture<>();
        bureau.answers.add(late);
        bureau.answer(Attempt.retry("down"));
        queue("bureau", "a1");
        dispatcher().start();
        time.advance(61_000);
        late.complete(Attempt.dead("too late"));

        Delivery delivery = deliveries.ofAlert("a1").get(0);
        assertEquals(DeliveryState.QUEUED, delivery.state());
        assertEquals(2, delivery.attempts());
    }

    @Test
    void waitsAsLongAsTheRecipientAsksButNotForever() {
        bureau.answer(
                Attempt.retryAfter("busy", 30_000),
                Attempt.retryAfter("busy", Duration.ofDays(30).toMillis()));
        queue("bureau", "a1");
        dispatcher().start();
        time.advance(29_999);
        assertEquals(1, bureau.sent.size());
        time.advance(1);
        assertEquals(2, bureau.sent.size());
        time.advance(Duration.ofHours(1).toMillis());
        assertEquals(3, bureau.sent.size());
    }

    @Test
    void whatTheRecipientNeverWantsIsDeadAndTheNextGoesOn() {
        bureau.answer(Attempt.dead("answered 410"));
        queue("bureau", "a1");
        queue("bureau", "a2");
        dispatcher().start();

        assertEquals(new LedgerRow("bureau", 2, 1, 0, 1, 2, null), ledger("bureau"));
        assertEquals("answered 410", deliveries.ofAlert("a1").get(0).lastError());
    }

    @Test
    void givesUpAfterTheHorizonButTriesEachOnce() {
        for (int i = 0; i < 4_000; i++) {
            bureau.answer(Attempt.retry("down"));
        }
        queue("bureau", "a1");
        time.advance(1_000);
        queue("bureau", "a2");
        dispatcher().start();
        time.advance(Duration.ofHours(3).toMillis());

        Delivery first = deliveries.ofAlert("a1").get(0);
        assertEquals(DeliveryState.DEAD, first.state());
        assertEquals("given up after 2 h: down", first.lastError());
        Delivery second = deliveries.ofAlert("a2").get(0);
        assertEquals(DeliveryState.DEAD, second.state());
        assertTrue(second.attempts() >= 1);
        assertEquals(0, ledger("bureau").pending());
    }

    @Test
    void aChannelThatBecomesReadyIsUsedAtOnce() {
        bureau.answer(Attempt.retryAfter("not registered", 600_000));
        queue("bureau", "a1");
        dispatcher().start();
        time.advance(10_000);
        assertEquals(1, bureau.sent.size());
        bureau.ready.run();
        assertEquals(1, ledger("bureau").delivered());
    }

    @Test
    void findsWhatNobodyWokeItFor() {
        DeliveryDispatcher dispatcher = dispatcher();
        dispatcher.start();
        queue("bureau", "a1");
        dispatcher.wake("somebody else");
        assertEquals(0, bureau.sent.size());
        time.advance(5_000);
        assertEquals(1, bureau.sent.size());
    }

    @Test
    void survivesAChannelThatThrowsAndADatabaseThatFails() {
        Channel broken = delivery -> {
            throw new IllegalStateException("broken");
        };
        queue("bureau", "a1");
        DeliveryDispatcher dispatcher = new DeliveryDispatcher(
                deliveries,
                deliveries,
                Map.of("bureau", broken),
                SETTINGS,
                time,
                time,
                Runnable::run,
                new DeliveryMeters(registry));
        dispatcher.start();
        assertEquals(1, deliveries.ofAlert("a1").get(0).attempts());
        store.close();
        time.advance(20_000);
        store = SqlStore.open("jdbc:sqlite:" + directory.resolve("anju.db"));
        deliveries = new SqlDeliveries(store);
        assertEquals(1, ledger("bureau").pending());
    }

    @Test
    void stoppingWaitsForTheAnswerUnderWayAndSendsNothingMore() {
        CompletableFuture<Attempt> answer = new CompletableFuture<>();
        bureau.answers.add(answer);
        queue("bureau", "a1");
        queue("bureau", "a2");
        DeliveryDispatcher dispatcher = dispatcher();
        dispatcher.start();
        CompletableFuture<Void> stopped = dispatcher.stop();
        assertFalse(stopped.isDone());
        assertFalse(bureau.closed);
        answer.complete(Attempt.delivered());

        assertTrue(stopped.isDone());
        assertTrue(bureau.closed);
        assertEquals(List.of(1L), bureau.sequences());
        assertEquals(1, ledger("bureau").delivered());
        time.advance(60_000);
        assertEquals(0, time.waiting());
    }

    @Test
    void measuresWhatItDoes() {
        bureau.answer(Attempt.retry("down"));
        queue("bureau", "a1");
        dispatcher().start();
        time.advance(20_000);

        assertEquals(1, attempts("retry"));
        assertEquals(1, attempts("delivered"));
        assertEquals(0, attempts("dead"));
        assertEquals(
                1,
                registry.get(DeliveryMeters.LEDGER)
                        .tags("recipient", "bureau", "state", "delivered")
                        .gauge()
                        .value());
    }

    private double attempts(String outcome) {
        return registry.get(DeliveryMeters.ATTEMPTS)
                .tags("recipient", "bureau", "outcome", outcome)
                .counter()
                .count();
    }
}
