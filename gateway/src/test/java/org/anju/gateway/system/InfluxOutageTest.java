package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.anju.gateway.fake.Await;
import org.anju.gateway.server.InfluxServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The time-series store is away while devices go on sending: nothing is lost, alerts flow, and the gateway says what is wrong. */
@Timeout(180)
final class InfluxOutageTest {
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final Duration PROMPT = Duration.ofSeconds(2);
    private static final int GATES = 4;

    @TempDir
    Path folder;

    @Test
    void alertsFlowWhileTheStoreIsAwayAndAfterwardsNothingIsMissing() throws Exception {
        long firstMs = Load.now();
        try (InfluxServer influx = InfluxServer.start();
                GatewayProcess gateway = start(influx);
                Load load = Load.start(gateway.mqttPort(), firstMs)) {
            Rest rest = Rest.signIn(gateway);
            load.awaitMore(2_000);

            influx.kill();
            long begun = System.nanoTime();
            long before = load.acknowledged();
            for (int gate = 1; gate <= GATES; gate++) {
                alertAppears(gateway, rest, "gate-" + gate);
                long step = OUTAGE.toNanos() * gate / GATES;
                Await.until("the outage goes on", OUTAGE, () -> System.nanoTime() - begun >= step);
            }
            long during = load.acknowledged() - before;
            JsonNode health = rest.expect(200, "/health/ready");
            influx.restart();

            assertTrue(during > 2_000 * OUTAGE.toSeconds(), "only " + during + " messages acknowledged meanwhile");
            assertEquals("degraded", health.path("status").asText());
            load.finish();
            Stored.check("InfluxDB killed", influx, load, firstMs);
        }
    }

    @Test
    void aStoreThatIsAwayAtStartIsNamedAndGetsItsDataLater() throws Exception {
        try (InfluxServer influx = InfluxServer.start()) {
            influx.kill();
            try (GatewayProcess gateway = start(influx)) {
                Rest rest = Rest.signIn(gateway);
                MosquittoPub lamp = new MosquittoPub(gateway.mqttPort(), "mqttv5");
                assertEquals(
                        0,
                        lamp.publish("lamp-1", "anju/lamp-1/telemetry", "{\"power_w\":38.5}")
                                .exitCode());
                Await.until(
                        "history in trouble", () -> !history(rest).path("ok").asBoolean());
                String trouble = history(rest).path("trouble").asText();
                assertTrue(trouble.contains(influx.address().replace("http://", "")), trouble);
                assertFalse(trouble.contains("Exception"), trouble);

                influx.restart();

                Await.until("history well again", () -> history(rest).path("ok").asBoolean());
                Await.until(
                        "the message in the history",
                        () -> rest.get("/devices/lamp-1/history?fields=power_w")
                                        .at("/rows/0/1")
                                        .asDouble()
                                == 38.5);
                assertEquals(
                        "ready",
                        rest.expect(200, "/health/ready").path("status").asText());
            }
        }
    }

    private GatewayProcess start(InfluxServer influx) throws Exception {
        Path estate = SmallEstate.write(folder.resolve("estate.json"), Load.lamps(), GATES);
        Path config = Files.writeString(folder.resolve("anju.yaml"), SmallEstate.NO_RATE_LIMIT);
        return GatewayProcess.start(
                folder.resolve("data"),
                Map.of("ANJU_INFLUX_URL", influx.url()),
                "--config",
                config.toString(),
                "--estate",
                estate.toString());
    }

    private static void alertAppears(GatewayProcess gateway, Rest rest, String gate) throws Exception {
        MosquittoPub client = new MosquittoPub(gateway.mqttPort(), "mqttv311");
        MosquittoPub.Result result = client.publish(gate, "anju/" + gate + "/event", "{\"event\":\"forced_open\"}");
        assertEquals(0, result.exitCode(), result.output());
        Await.until("the alert of " + gate, PROMPT, () -> "gate.forced_open"
                .equals(rest.get("/alerts?state=open&device=" + gate)
                        .at("/items/0/rule")
                        .asText()));
    }

    private static JsonNode history(Rest rest) {
        for (JsonNode component : rest.expect(200, "/health/ready").path("components")) {
            if (component.path("name").asText().equals("history")) {
                return component;
            }
        }
        throw new AssertionError("history does not report its health");
    }
}
