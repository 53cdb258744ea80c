package org.anju.gateway.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anju.gateway.delivery.Recipient.Contact;
import org.anju.gateway.delivery.channel.Channels;
import org.anju.gateway.delivery.channel.TestParts;
import org.anju.gateway.delivery.channel.WebhookReceiver;
import org.anju.gateway.metrics.DeliveryMeters;
import org.anju.gateway.sql.SqlDeliveries;
import org.anju.gateway.sql.SqlStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the row in the database to a receiver that trusts nothing, over refusals and a restart. */
class WebhookDeliveryTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @TempDir
    Path directory;

    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final HttpClient http = Channels.httpClient(executor);
    private final ManualTime time = new ManualTime(System.currentTimeMillis());
    private WebhookReceiver bureau;
    private WebhookReceiver manager;

    @BeforeEach
    void listen() throws Exception {
        bureau = new WebhookReceiver(SECRET);
        manager = new WebhookReceiver(SECRET);
    }

    @AfterEach
    void close() {
        bureau.close();
        manager.close();
        executor.shutdownNow();
    }

    private SqlStore open() {
        return SqlStore.open("jdbc:sqlite:" + directory.resolve("anju.db"));
    }

    private DeliveryDispatcher start(SqlStore store) {
        SqlDeliveries deliveries = new SqlDeliveries(store);
        DeliveryDispatcher dispatcher = new DeliveryDispatcher(
                deliveries,
                deliveries,
                Map.of("bureau", channel("bureau", bureau), "manager", channel("manager", manager)),
                Map.of(),
                DispatchSettings.standard(Duration.ofDays(7), Duration.ofSeconds(15)),
                time,
                time,
                executor,
                new DeliverySlo(),
                new DeliveryMeters(new SimpleMeterRegistry()));
        dispatcher.start();
        return dispatcher;
    }

    private Channel channel(String id, WebhookReceiver receiver) {
        return Channels.of(
                Recipient.machine(id, new Contact("webhook", receiver.url(), List.of(SECRET), "", null)),
                TestParts.parts(http, time));
    }

    @Test
    void everyAlertArrivesOnceThoughTheReceiverRefusesAndTheGatewayRestarts() {
        bureau.next(500);
        try (SqlStore store = open()) {
            DeliveryDispatcher dispatcher = start(store);
            for (int i = 1; i <= 20; i++) {
                Alerts.queue(store, "bureau", "a" + i, "{\"n\":" + i + "}", time.millis());
                dispatcher.wake("bureau");
            }
            Eventually.until("the first refusal is written down", () -> attempts(store, "a1") == 1);
            dispatcher.stop().join();
        }
        bureau.next(500);
        try (SqlStore store = open()) {
            DeliveryDispatcher dispatcher = start(store);
            Eventually.until("the second refusal", () -> {
                time.advance(100);
                return attempts(store, "a1") == 2;
            });
            Eventually.until("all are delivered", () -> {
                time.advance(100);
                return ledger(store, "bureau").delivered() == 20;
            });
            dispatcher.stop().join();
            assertEquals(0, ledger(store, "bureau").pending());
        }

        assertTrue(bureau.messages().stream().allMatch(WebhookReceiver.Message::genuine));
        assertEquals(22, bureau.messages().size());
        Set<String> expected = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> "bureau:a" + i + ":" + i)
                .collect(Collectors.toSet());
        List<String> ids =
                bureau.accepted().stream().map(WebhookReceiver.Message::id).toList();
        assertEquals(20, ids.size());
        assertEquals(expected, Set.copyOf(ids));
    }

    @Test
    void oneWhoIsDownDelaysNobodyElse() {
        bureau.close();
        try (SqlStore store = open()) {
            DeliveryDispatcher dispatcher = start(store);
            for (int i = 1; i <= 30; i++) {
                Alerts.queue(store, "bureau", "a" + i, "{}", time.millis());
                Alerts.queue(store, "manager", "a" + i, "{}", time.millis());
                dispatcher.wake("bureau");
                dispatcher.wake("manager");
            }
            Eventually.until(
                    "the manager has all", () -> ledger(store, "manager").delivered() == 30);
            dispatcher.stop().join();
            assertEquals(30, ledger(store, "bureau").pending());
        }
    }

    private static int attempts(SqlStore store, String alert) {
        return new SqlDeliveries(store).ofAlert(alert).get(0).attempts();
    }

    private static LedgerRow ledger(SqlStore store, String recipient) {
        return new SqlDeliveries(store)
                .rows().stream()
                        .filter(row -> row.recipient().equals(recipient))
                        .findFirst()
                        .orElseThrow();
    }
}
