package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.anju.gateway.fake.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway and the command line client of another project understand each other, in both versions of MQTT. */
@Timeout(60)
final class MosquittoClientTest {
    private static final Duration PROMPT = Duration.ofSeconds(2);

    @TempDir
    static Path folder;

    private static final String COMMAND = "{\"method\":\"set_light\",\"params\":{\"dimming_pct\":50}}";

    private static GatewayProcess gateway;
    private static Rest rest;

    @BeforeAll
    static void start() throws Exception {
        Path estate = SmallEstate.write(folder.resolve("estate.json"), 2, 2);
        gateway = GatewayProcess.start(folder.resolve("data"), Map.of(), "--estate", estate.toString());
        rest = Rest.signIn(gateway);
    }

    @AfterAll
    static void stop() throws Exception {
        assertEquals(143, gateway.stop(), gateway::output);
    }

    @ParameterizedTest
    @CsvSource({"mqttv311, 1, 38.5", "mqttv5, 2, 41.25"})
    void telemetryAndEventAreSeenOverRestWithinTwoSeconds(String version, int number, double power) throws Exception {
        MosquittoPub client = new MosquittoPub(gateway.mqttPort(), version);
        String lamp = "lamp-" + number;
        String gate = "gate-" + number;

        taken(client.publish(lamp, "anju/" + lamp + "/telemetry", "{\"power_w\":" + power + "}"));
        Await.until(
                "the latest value",
                PROMPT,
                () -> rest.get("/devices/" + lamp).at("/values/power_w/value").asDouble() == power);
        Await.until(
                "the point in the history",
                PROMPT,
                () -> rest.get("/devices/" + lamp + "/history?fields=power_w")
                                .at("/rows/0/1")
                                .asDouble()
                        == power);

        taken(client.publish(gate, "anju/" + gate + "/event", "{\"event\":\"forced_open\"}"));
        Await.until("the event", PROMPT, () -> rest.get("/devices/" + gate + "/events")
                .findValuesAsText("event")
                .contains("forced_open"));
        Await.until("the alert", PROMPT, () -> "gate.forced_open"
                .equals(rest.get("/alerts?device=" + gate).at("/items/0/rule").asText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqttv311", "mqttv5"})
    void aWrongPasswordIsRefused(String version) throws Exception {
        MosquittoPub client = new MosquittoPub(gateway.mqttPort(), version);

        MosquittoPub.Result result = client.publish("lamp-1", "wrong", "anju/lamp-1/telemetry", "{\"power_w\":1}");

        assertNotEquals(0, result.exitCode());
        assertTrue(result.output().toLowerCase(Locale.ROOT).contains("user name or password"), result.output());
    }

    @Test
    void aForeignTopicIsAnsweredNotAuthorizedInMqtt5() throws Exception {
        MosquittoPub client = new MosquittoPub(gateway.mqttPort(), "mqttv5");

        MosquittoPub.Result result = client.publish("lamp-2", "anju/lamp-1/telemetry", "{\"voltage_v\":1}");

        assertTrue(result.output().contains("Not authorized"), result.output());
        deadLetter("lamp-2");
    }

    @Test
    void aForeignTopicEndsTheConnectionInMqtt311() throws Exception {
        MosquittoPub client = new MosquittoPub(gateway.mqttPort(), "mqttv311");

        MosquittoPub.Result result = client.publish("gate-2", "anju/lamp-1/telemetry", "{\"voltage_v\":1}");

        assertNotEquals(0, result.exitCode(), result.output());
        deadLetter("gate-2");
        assertTrue(rest.get("/devices/lamp-1").at("/values/voltage_v").isMissingNode());
    }

    @ParameterizedTest
    @CsvSource({"mqttv311, 1", "mqttv5, 2"})
    void aDeviceSubscribesToItsCommandsAndGetsThem(String version, int number) throws Exception {
        String lamp = "lamp-" + number;
        try (MosquittoSub client = MosquittoSub.start(gateway.mqttPort(), version, lamp, "anju/" + lamp + "/command")) {
            String sent = awaitSent(lamp);
            Await.until("it ends", client::hasEnded);
            assertEquals(0, client.exitCode(), client.output());
            Await.until("the command", () -> client.output().contains("\"id\":\"" + sent + "\""));
            assertTrue(client.output().contains("Subscribed (mid: 1): 1"), client.output());
        }
    }

    /** A command is refused until its device listens. */
    private static String awaitSent(String device) {
        AtomicReference<String> sent = new AtomicReference<>("");
        Await.until("the command is sent", () -> {
            try {
                sent.set(rest.post("/devices/" + device + "/commands", COMMAND)
                        .path("id")
                        .asText());
                return true;
            } catch (AssertionError notYet) {
                return false;
            }
        });
        return sent.get();
    }

    @Test
    void subscribingToAForeignTopicIsAnsweredNotAuthorizedInMqtt5() throws Exception {
        for (String topic : List.of("anju/lamp-2/command", "anju/+/command", "#")) {
            try (MosquittoSub client = MosquittoSub.start(gateway.mqttPort(), "mqttv5", "lamp-1", topic)) {
                Await.until("refused", () -> client.output().contains("Subscribed (mid: 1): 135"));
                Await.until("it ends", client::hasEnded);
                assertTrue(client.output().contains("All subscription requests were denied."), client.output());
            }
        }
    }

    private static void deadLetter(String device) {
        Await.until("the dead letter", PROMPT, () -> {
            JsonNode letter = rest.get("/dead-letters?reason=foreign_topic&device=" + device)
                    .at("/items/0");
            return letter.path("topic").asText().equals("anju/lamp-1/telemetry");
        });
    }

    private static void taken(MosquittoPub.Result result) {
        assertEquals(0, result.exitCode(), result.output());
        assertEquals("", result.output());
    }
}
