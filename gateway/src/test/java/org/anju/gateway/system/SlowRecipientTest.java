package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.Gateway;
import org.anju.gateway.config.ConfigLoader;
import org.anju.gateway.fake.Await;
import org.anju.gateway.fake.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway's promise about its own deliveries: a recipient that takes too long is an alert, and the alert ends with the wait. */
@Timeout(90)
final class SlowRecipientTest {
    private static final String PASSWORD = "correct horse battery";
    private static final long SIX_MINUTES_MS = 360_000;

    @TempDir
    Path folder;

    private final CountDownLatch awake = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);

    @Test
    void aRecipientThatDoesNotAnswerIsAnAlertUntilItDoes() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        HttpServer bureau = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bureau.setExecutor(threads);
        bureau.createContext("/", exchange -> {
            asked.countDown();
            try {
                assertTrue(awake.await(60, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        bureau.start();
        ManualClock clock = new ManualClock(1_700_020_800_000L);
        try (Gateway gateway = start(clock, bureau.getAddress().getPort())) {
            Rest rest = Rest.signIn(gateway.httpPort(), PASSWORD);
            MosquittoPub device = new MosquittoPub(gateway.mqttPort(), "mqttv5");
            String gate = SmallEstate.ids("gate", 1).get(0);
            assertEquals(
                    0,
                    device.publish(gate, "anju/" + gate + "/event", "{\"event\":\"duress\"}")
                            .exitCode());
            assertTrue(asked.await(20, TimeUnit.SECONDS), "the bureau is told");
            assertEquals("none", state(rest));

            clock.advance(SIX_MINUTES_MS);
            Await.until("an alert about the delivery", () -> state(rest).equals("raised"));
            JsonNode alert = alert(rest);
            assertTrue(
                    alert.path("values")
                            .toString()
                            .contains("recipient bureau: 1 deliveries wait, the oldest for 6 min"),
                    alert.toString());

            awake.countDown();
            Await.until("its end", () -> state(rest).equals("cleared"));
            assertEquals(1, rest.get("/ledger").path(0).path("delivered").asInt());
        } finally {
            awake.countDown();
            bureau.stop(0);
            threads.shutdownNow();
        }
    }

    private Gateway start(ManualClock clock, int port) throws Exception {
        Path config = Files.writeString(folder.resolve("anju.yaml"), """
                http: { port: 0 }
                mqtt: { port: 0 }
                watchdog: { every: 1s, freeDisk: 1MB }
                delivery:
                  recipients:
                    - { id: bureau, url: "http://127.0.0.1:%d/", secrets: [whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw] }
                  routes:
                    - { id: security, to: [bureau], categories: [security] }
                """.formatted(port));
        Gateway gateway = Gateway.start(
                ConfigLoader.load(
                        config, Map.of("ANJU_DATA_DIR", folder.resolve("data").toString())),
                clock,
                PASSWORD);
        byte[] estate = Files.readAllBytes(SmallEstate.write(folder.resolve("estate.json"), 0, 1));
        assertTrue(
                gateway.estate().run("application/json", estate, false, false).applied());
        return gateway;
    }

    private static JsonNode alert(Rest rest) {
        for (JsonNode alert : rest.get("/alerts?rule=platform.trouble").path("items")) {
            if (alert.path("values").toString().contains("recipient bureau")) {
                return alert;
            }
        }
        return rest.get("/alerts?rule=none").path("none");
    }

    private static String state(Rest rest) {
        return alert(rest).path("state").asText("none");
    }
}
