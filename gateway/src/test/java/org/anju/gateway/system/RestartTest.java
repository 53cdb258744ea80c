package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.anju.gateway.fake.Await;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway stopped in good order and started again still knows what it knew, and does not take a pause of its own for one of the devices. */
@Timeout(60)
final class RestartTest {
    private static final long WAIT_MS = 10_000;

    @TempDir
    Path folder;

    @Test
    void whatWasKnownIsKnownAndOnlyDevicesThatStayAwayAreOffline() throws Exception {
        Path estate = SmallEstate.write(folder.resolve("estate.json"), 2, 1);
        Path config = Files.writeString(folder.resolve("anju.yaml"), "mqtt: { returnWithin: 2s }\n");
        GatewayProcess gateway = GatewayProcess.start(
                folder.resolve("data"), Map.of(), "--config", config.toString(), "--estate", estate.toString());
        try {
            Rest before = Rest.signIn(gateway);
            MqttAsyncClient back = connect(gateway, "lamp-1");
            MqttAsyncClient away = connect(gateway, "lamp-2");
            publish(back, "anju/lamp-1/telemetry", "{\"power_w\":38.5}");
            publish(away, "anju/lamp-2/telemetry", "{\"power_w\":7}");
            new MosquittoPub(gateway.mqttPort(), "mqttv5")
                    .publish("gate-1", "anju/gate-1/event", "{\"event\":\"forced_open\"}");
            Await.until(
                    "everything seen",
                    () -> power(before, "lamp-1") == 38.5
                            && power(before, "lamp-2") == 7
                            && alert(before).path("rule").asText().equals("gate.forced_open"));
            Await.until(
                    "both points stored", () -> history(before, "lamp-1") == 38.5 && history(before, "lamp-2") == 7);
            JsonNode alert = alert(before);

            gateway.stop();
            back.close(true);
            away.close(true);
            gateway = gateway.again();

            Rest after = Rest.signIn(gateway);
            assertEquals("unknown", presence(after, "lamp-2"));
            assertNotEquals("offline", presence(after, "lamp-1"));
            MqttAsyncClient returned = connect(gateway, "lamp-1");
            assertEquals(38.5, power(after, "lamp-1"));
            assertEquals(7, power(after, "lamp-2"));
            assertEquals(38.5, history(after, "lamp-1"));
            assertEquals(alert, alert(after));
            Await.until("the one that stays away is offline", () -> {
                assertNotEquals("offline", presence(after, "lamp-1"));
                return presence(after, "lamp-2").equals("offline");
            });
            assertEquals(
                    "not_returned",
                    after.get("/devices/lamp-2").at("/presence/reason").asText());
            assertEquals("online", presence(after, "lamp-1"));
            assertEquals("offline", presence(after, "gate-1"), "it had gone before the restart");
            returned.disconnect().waitForCompletion(WAIT_MS);
            returned.close();
        } finally {
            gateway.close();
        }
    }

    private static String presence(Rest rest, String device) {
        return rest.get("/devices/" + device).at("/presence/state").asText();
    }

    private static double power(Rest rest, String lamp) {
        return rest.get("/devices/" + lamp).at("/values/power_w/value").asDouble();
    }

    private static double history(Rest rest, String lamp) {
        return rest.get("/devices/" + lamp + "/history?fields=power_w")
                .at("/rows/0/1")
                .asDouble();
    }

    private static JsonNode alert(Rest rest) {
        return rest.get("/alerts?device=gate-1").at("/items/0");
    }

    private static MqttAsyncClient connect(GatewayProcess gateway, String id) throws MqttException {
        MqttAsyncClient client =
                new MqttAsyncClient("tcp://127.0.0.1:" + gateway.mqttPort(), id, new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(id);
        options.setPassword(SmallEstate.password(id).getBytes(StandardCharsets.UTF_8));
        client.connect(options).waitForCompletion(WAIT_MS);
        return client;
    }

    private static void publish(MqttAsyncClient client, String topic, String payload) throws MqttException {
        client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false)
                .waitForCompletion(WAIT_MS);
    }
}
