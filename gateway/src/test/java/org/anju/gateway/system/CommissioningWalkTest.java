package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.anju.gateway.delivery.format.MessageSchema;
import org.anju.gateway.fake.Await;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An installer's walk: a planned gate comes online, reports, is forced, is signed off over a crash of the gateway; a test alert proves the way. */
@Timeout(120)
final class CommissioningWalkTest {
    private static final String GATE = "gate-1";
    private static final String ESTATE = """
            {"city":"偃师","division":"410381","areas":[{"id":"A1","name":"一片区","compounds":[
              {"id":"A1-C01","name":"试验小区","batch":2021,"households":69,"devices":[
                {"id":"gate-1","kind":"gate","name":"单元门","status":"planned","auth":{"password":"secret-of-gate-1"}}]}]}]}
            """;
    private static final String CONFIG = """
            delivery:
              recipients:
                - { id: bureau, name: 公安局, channel: feed, accounts: [admin] }
              routes:
                - { id: security, to: [bureau], categories: [security], leastSeverity: 2 }
            """;

    @TempDir
    Path folder;

    @Test
    void fromALabelToTheReport() throws Exception {
        Path config = Files.writeString(folder.resolve("anju.yaml"), CONFIG);
        GatewayProcess gateway = GatewayProcess.start(folder.resolve("data"), Map.of(), "--config", config.toString());
        try {
            Rest rest = Rest.signIn(gateway);
            rest.post("/estate/import", ESTATE);
            String id = rest.post("/commissionings", "{\"device\":\"gate-1\"}")
                    .path("id")
                    .asText();
            String path = "/commissionings/" + id;
            assertEquals(
                    "[\"online\",\"report\",\"test\"]",
                    rest.get(path).path("missing").toString());
            assertRefused("409", "missing: online, report, test", () -> rest.post(path + "/sign", "{}"));

            MqttClient device = connect(gateway);
            send(
                    device,
                    "telemetry",
                    "{\"values\":{\"door_state\":\"Closed\",\"lock_state\":\"Locked\",\"voltage_v\":9}}");
            Await.until(
                    "the values are shown, one of them out of range",
                    () -> rest.get(path).path("readings").size() == 3);
            assertEquals("[\"report\",\"test\"]", awaited(rest, path, 2));
            send(device, "telemetry", "{\"values\":{\"voltage_v\":12.6}}");
            assertEquals("[\"test\"]", awaited(rest, path, 1));
            testAlert(rest);

            gateway.kill();
            gateway = gateway.again();
            Rest after = Rest.signIn(gateway);
            assertEquals(
                    id,
                    after.post("/commissionings", "{\"device\":\"gate-1\"}")
                            .path("id")
                            .asText());
            device = connect(gateway);
            send(device, "event", "{\"event\":\"forced_open\"}");
            assertEquals("[]", awaited(after, path, 0));
            String alert = after.get(path).at("/test/alert").asText();
            withheld(after, alert, id);

            after.post(path + "/sign", "{\"note\":\"新门\"}");
            assertEquals(
                    "commissioned", after.get("/register/gate-1").path("status").asText());
            assertEquals(
                    "test", after.get("/alerts/" + alert).path("clearReason").asText());
            report(after, id);
            assertEquals(
                    0,
                    after.get("/ledger/bureau/deliveries?alert=" + alert)
                            .path("items")
                            .size());
            Await.until("coverage has the proof", () -> proven(after));
            device.disconnect();
            device.close();
        } finally {
            gateway.close();
        }
    }

    private static String awaited(Rest rest, String path, int missing) {
        Await.until(
                missing + " steps are missing",
                () -> rest.get(path).path("missing").size() == missing);
        return rest.get(path).path("missing").toString();
    }

    private static void assertRefused(String status, String why, Runnable call) {
        AssertionError refused = assertThrows(AssertionError.class, call::run);
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(status) && message.contains(why), message);
    }

    /** The bureau is told nothing, and everybody can see why. */
    private static void withheld(Rest rest, String alert, String commissioning) {
        JsonNode shown = rest.get("/alerts/" + alert);
        assertEquals("commissioning", shown.at("/suppression/why").asText());
        assertEquals(commissioning, shown.at("/suppression/reference").asText());
        assertEquals(
                "gate.forced_open",
                rest.get("/suppressed?why=commissioning").at("/items/0/rule").asText());
        JsonNode why = rest.get("/alerts/" + alert + "/why");
        assertEquals("suppressed", why.at("/items/0/reasons/0/code").asText(), why.toString());
        assertTrue(why.toString().contains("admin 调试该设备期间"), why.toString());
    }

    private static void report(Rest rest, String commissioning) {
        JsonNode row = rest.post("/acceptance-reports", "{\"compound\":\"A1-C01\"}");
        String id = row.path("id").asText();
        String page = rest.text("/api/v1/acceptance-reports/" + id + "/document?lang=zh");
        assertTrue(page.contains("调试：已签收 1 / 1 台"), page);
        assertTrue(page.contains(commissioning), page);
        assertTrue(page.contains("voltage_v = 12.6"), page);
        JsonNode again = rest.get("/acceptance-reports/" + id);
        assertTrue(again.path("intact").asBoolean(), again.toString());
    }

    private static void testAlert(Rest rest) throws Exception {
        JsonNode sent = rest.post("/compounds/A1-C01/test-alerts", "{}");
        assertEquals("[\"公安局\"]", sent.path("recipients").toString());
        JsonNode page = rest.get("/feeds/bureau/alerts?after=0&wait=30");
        JsonNode message = page.at("/items/0/message");
        assertEquals(List.of(), MessageSchema.problems(message.toString()), message.toString());
        assertTrue(message.at("/alert/test").asBoolean(), message.toString());
        String cap = rest.get("/feeds/bureau/alerts?format=cap&after=0").toString();
        assertTrue(cap.contains("<status>Test</status>"), cap);
        assertFalse(cap.contains("<status>Actual</status>"), cap);
        assertRefused("409", "is active", () -> rest.post("/compounds/A1-C01/test-alerts", "{}"));

        String alert = message.at("/alert/id").asText();
        rest.post("/feeds/bureau/receipts", "{\"id\":\"r1\",\"alert\":\"" + alert + "\",\"disposition\":\"received\"}");
        JsonNode shown = rest.get("/compounds/A1-C01/test-alerts").at("/items/0");
        assertEquals("admin", shown.path("sentBy").asText());
        assertTrue(
                shown.at("/deliveries/0/receivedMs").asLong()
                        >= shown.path("raisedMs").asLong(),
                shown.toString());
    }

    private static boolean proven(Rest rest) {
        for (JsonNode figure : rest.get("/coverage/A1-C01").path("figures")) {
            if (figure.path("indicator").asText().equals("alert_path")) {
                return figure.path("met").asBoolean();
            }
        }
        return false;
    }

    private static MqttClient connect(GatewayProcess gateway) throws MqttException {
        MqttClient client = new MqttClient("tcp://127.0.0.1:" + gateway.mqttPort(), GATE, new MemoryPersistence());
        MqttConnectOptions options = new MqttConnectOptions();
        options.setUserName(GATE);
        options.setPassword(SmallEstate.password(GATE).toCharArray());
        client.connect(options);
        return client;
    }

    private static void send(MqttClient device, String topic, String payload) throws MqttException {
        device.publish("anju/" + GATE + "/" + topic, payload.getBytes(StandardCharsets.UTF_8), 1, false);
    }
}
