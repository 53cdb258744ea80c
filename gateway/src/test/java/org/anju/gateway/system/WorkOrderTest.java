package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** A lamp's trouble from the message that shows it to the message that ends it, over a crash in the middle. */
@Timeout(90)
final class WorkOrderTest {
    private static final long WAIT_MS = 10_000;
    private static final String RULE = """
            kind: lamp
            rules:
              - id: lamp.draws_too_much
                title: { zh: 电流过大, en: Draws too much }
                advice: { zh: 检查驱动, en: Check the driver }
                severity: 3
                category: facility
                when: v.current_a > 2.0
            """;

    @TempDir
    Path folder;

    @Test
    void anOrderIsOpenedOnceAndVerifiedByTheTelemetryThatComesBack() throws Exception {
        Path estate = SmallEstate.write(folder.resolve("estate.json"), 1, 0);
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("lamp.yaml"), RULE);
        Path config = Files.writeString(folder.resolve("anju.yaml"), "rules: " + rules + "\n");
        GatewayProcess gateway = GatewayProcess.start(
                folder.resolve("data"), Map.of(), "--config", config.toString(), "--estate", estate.toString());
        try {
            Rest rest = Rest.signIn(gateway);
            MqttAsyncClient lamp = connect(gateway);
            says(lamp, 3.5);
            Rest before = rest;
            Await.until("an order", () -> orders(before).size() == 1);
            JsonNode order = orders(rest).get(0);
            String path = "/work-orders/" + order.path("id").asText();
            assertEquals("lamp.draws_too_much", order.path("rule").asText());
            assertEquals("open", order.path("state").asText());
            rest.post(path + "/assign", "{\"assignee\":\"赵师傅\",\"company\":\"安居物业\",\"version\":1}");
            Await.until("it is under repair", () -> status(before).equals("under_repair"));

            gateway.kill();
            lamp.close(true);
            gateway = gateway.again();

            Rest after = Rest.signIn(gateway);
            lamp = connect(gateway);
            says(lamp, 3.6);
            assertEquals(1, orders(after).size());
            after.post(path + "/done", "{\"parts\":[{\"part\":\"驱动电源\",\"count\":2}]}");
            says(lamp, 3.7);
            assertEquals("done", after.get(path).path("state").asText());
            says(lamp, 0.2);
            Await.until(
                    "telemetry has shown it",
                    () -> after.get(path).path("state").asText().equals("verified"));
            JsonNode done = after.get(path);
            assertTrue(done.path("backMs").asLong() > done.path("doneMs").asLong(), done.toString());
            Await.until("it is in service again", () -> status(after).equals("in_service"));

            JsonNode figures = after.get("/repairs/statistics");
            JsonNode row = figures.path("byCompany").path(0);
            assertEquals("lamp", row.path("kind").asText());
            assertEquals(1, row.path("verified").path("count").asInt(), figures.toString());
            assertEquals(2, figures.path("parts").path(0).path("count").asInt());
            lamp.disconnect().waitForCompletion(WAIT_MS);
            lamp.close();
        } finally {
            gateway.close();
        }
    }

    private static JsonNode orders(Rest rest) {
        return rest.get("/work-orders").path("items");
    }

    private static String status(Rest rest) {
        return rest.get("/register/lamp-1").path("status").asText();
    }

    private static MqttAsyncClient connect(GatewayProcess gateway) throws MqttException {
        MqttAsyncClient client =
                new MqttAsyncClient("tcp://127.0.0.1:" + gateway.mqttPort(), "lamp-1", new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName("lamp-1");
        options.setPassword(SmallEstate.password("lamp-1").getBytes(StandardCharsets.UTF_8));
        client.connect(options).waitForCompletion(WAIT_MS);
        return client;
    }

    private static void says(MqttAsyncClient client, double amperes) throws MqttException {
        String payload =
                "{\"on\":false,\"current_a\":" + amperes + ",\"power_w\":20,\"voltage_v\":220,\"leakage_ma\":1}";
        client.publish("anju/lamp-1/telemetry", payload.getBytes(StandardCharsets.UTF_8), 1, false)
                .waitForCompletion(WAIT_MS);
    }
}
