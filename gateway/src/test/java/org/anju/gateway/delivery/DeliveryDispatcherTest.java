package org.anju.gateway.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            Duration.ofMinutes(1),
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
        return dispatcher(Map.of("bureau", bureau, "manager", manager), 0);
    }

    private DeliveryDispatcher dispatcher(Map<String, Channel> channels, int perMinute) {
        return new DeliveryDispatcher(
                deliveries,
                deliveries,
                channels,
                Map.of("bureau", perMinute),
                SETTINGS,
                time,
                time,
                Runnable::run,
                new DeliverySlo(),
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
        assertEquals(new LedgerRow("bureau", 3, 0, 0, 3, 0, 0, 0, 3, null), ledger("bureau"));
        assertEquals(new LedgerRow("manager", 0, 0, 0, 0, 0, 0, 0, 0, null), ledger("manager"));
    }

    @Test
    void aRefusedMessageHoldsUpItsOwnAlertAndNoOther() {
        bureau.answer(Attempt.retry("down"), Attempt.delivered(), Attempt.retry("still down"));
        queue("bureau", "a1");
        queue("bureau", "a1");
        queue("bureau", "a2");
        dispatcher().start();
        assertEquals(List.of(1L, 3L), bureau.sequences());

        time.advance(999);
        assertEquals(List.of(1L, 3L), bureau.sequences());
        time.advance(1);
        assertEquals(List.of(1L, 3L, 1L), bureau.sequences());
        time.advance(2_000);
        assertEquals(List.of(1L, 3L, 1L, 1L, 2L), bureau.sequences());
        assertEquals(bureau.sent.get(0).id(), bureau.sent.get(3).id());
        assertEquals(3, deliveries.ofAlert("a1").get(0).attempts());
    }

    @Test
    void oneWhoFailsOnSeveralAlertsIsLeftAloneAndAskedWithOneMessageAtATime() {
        for (int i = 0; i < 40; i++) {
            bureau.answer(Attempt.retry("down"));
        }
        for (int i = 0; i < 100; i++) {
            queue("bureau", "a" + i);
        }
        DeliveryDispatcher dispatcher = dispatcher();
        dispatcher.start();
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), bureau.sequences());
        assertEquals("open", dispatcher.status("bureau").circuit());

        time.advance(Duration.ofHours(1).toMillis());
        assertTrue(bureau.sent.size() < 40, bureau.sent.size() + " attempts in an hour of trouble");
        assertEquals(bureau.sequences().size(), Set.copyOf(bureau.sequences()).size(), "each probe is another message");
        bureau.answers.clear();
        time.advance(Duration.ofMinutes(5).toMillis() + 1);
        assertEquals("closed", dispatcher.status("bureau").circuit());
        time.advance(Duration.ofMinutes(5).toMillis());
        assertEquals(100, ledger("bureau").delivered());
    }

    @Test
    void oneMessageThatIsAlwaysRefusedSaysNothingAboutTheRecipient() {
        queue("bureau", "poison");
        for (int i = 0; i < 12; i++) {
            bureau.answer(Attempt.retry("cannot read it"));
        }
        DeliveryDispatcher dispatcher = dispatcher();
        dispatcher.start();
        time.advance(Duration.ofMinutes(10).toMillis());
        assertEquals("closed", dispatcher.status("bureau").circuit());
        bureau.answers.clear();
        queue("bureau", "a1");
        dispatcher.wake("bureau");
        assertEquals(1, ledger("bureau").delivered());
    }

    @Test
    void aRecipientThatIsDownForAnHourGetsEverythingInOrderAfterwards() {
        long backMs = time.millis() + Duration.ofHours(1).toMillis();
        List<Long> accepted = new ArrayList<>();
        Channel down = message -> CompletableFuture.completedStage(
                time.millis() < backMs ? Attempt.retry("down") : accept(accepted, message));
        for (int i = 0; i < 50; i++) {
            queue("bureau", "a" + i);
            queue("bureau", "a" + i);
        }
        dispatcher(Map.of("bureau", down), 0).start();
        time.advance(Duration.ofHours(1).toMillis());
        assertEquals(100, ledger("bureau").pending());
        time.advance(Duration.ofMinutes(12).toMillis());

        assertEquals(100, ledger("bureau").delivered());
        for (long i = 0; i < 50; i++) {
            assertTrue(accepted.indexOf(2 * i + 1) < accepted.indexOf(2 * i + 2), "order of alert " + i);
        }
    }

    private static Attempt accept(List<Long> accepted, Message message) {
        message.deliveries().forEach(delivery -> accepted.add(delivery.sequence()));
        return Attempt.delivered();
    }

    @Test
    void aFloodComesAsSummariesAndNothingIsDropped() {
        for (int i = 1; i <= 500; i++) {
            queue("bureau", "a" + i % 400);
        }
        dispatcher(Map.of("bureau", bureau), 3).start();
        assertEquals(List.of(200, 200, 100), sizes());
        assertEquals(500, ledger("bureau").delivered());
        assertEquals(500, Set.copyOf(bureau.sequences()).size());

        queue("bureau", "b1");
        queue("bureau", "b2");
        time.advance(19_000);
        assertEquals(3, bureau.sent.size());
        time.advance(6_000);
        assertEquals(List.of(200, 200, 100, 2), sizes());
    }

    @Test
    void aSummaryThatFailedIsSentAgainAsItWas() {
        bureau.answer(Attempt.retry("down"));
        for (int i = 1; i <= 5; i++) {
            queue("bureau", "a" + i);
        }
        dispatcher(Map.of("bureau", bureau), 1).start();
        queue("bureau", "a6");
        time.advance(60_000);
        assertEquals(List.of(5, 5), sizes());
        assertEquals(bureau.sent.get(0).id(), bureau.sent.get(1).id());
        time.advance(60_000);
        assertEquals(List.of(5, 5, 1), sizes());
    }

    private List<Integer> sizes() {
        return bureau.sent.stream().map(message -> message.deliveries().size()).toList();
    }

    @Test
    void onePeerThatIsNotThereCostsNoAttempts() {
        bureau.answer(Attempt.unready("not registered"), Attempt.unready("not registered"));
        queue("bureau", "a1");
        DeliveryDispatcher dispatcher = dispatcher();
        dispatcher.start();
        Delivery waiting = deliveries.ofAlert("a1").get(0);
        assertEquals(DeliveryState.QUEUED, waiting.state());
        assertEquals(0, waiting.attempts());
        assertFalse(dispatcher.status("bureau").ready());
        time.advance(60_000);
        assertEquals(2, bureau.sent.size());
        bureau.ready.run();
        assertEquals(1, ledger("bureau").delivered());
        assertEquals(1, deliveries.ofAlert("a1").get(0).attempts());
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
        assertEquals(DeliveryState.SENT, delivery.state());
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

        assertEquals(new LedgerRow("bureau", 2, 0, 0, 1, 0, 0, 1, 2, null), ledger("bureau"));
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
        Channel broken = message -> {
            throw new IllegalStateException("broken");
        };
        queue("bureau", "a1");
        DeliveryDispatcher dispatcher = dispatcher(Map.of("bureau", broken), 0);
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
