package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.gateway.delivery.format.MessageSchema;
import org.anju.gateway.fake.Await;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A recipient with an MQTT 3.1.1 client: what it did not acknowledge comes again, and its session outlives its absence and the gateway's. */
@Timeout(90)
final class MqttRecipientTest {
    private static final String TOPIC = "anju/recipients/bureau/alerts";
    private static final String PASSWORD = "password of the bureau";
    private static final int ALERTS = 4;

    @TempDir
    Path folder;

    private record Taken(long sequence, boolean duplicate, int qos) {}

    private final ObjectMapper json = new ObjectMapper();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<Long> acknowledged = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();

    @Test
    void whatWasNotAcknowledgedComesAgainInASessionThatStays() throws Exception {
        List<String> gates = SmallEstate.ids("gate", ALERTS);
        GatewayProcess gateway = start();
        try {
            MqttClient client = connect(gateway, true);
            client.subscribe(TOPIC, 1);

            raise(gateway, gates.get(0));
            Await.until("the first alert", () -> acknowledged.equals(List.of(1L)));

            refusals.set(1);
            raise(gateway, gates.get(1));
            Await.until("the second, and the client dies before it has it safely", () -> !client.isConnected());
            client.close(true);
            raise(gateway, gates.get(2));
            MqttClient second = connect(gateway, false);
            Await.until("it comes again, then the third", () -> acknowledged.equals(List.of(1L, 2L, 3L)));
            assertEquals(
                    List.of(
                            new Taken(1, false, 1),
                            new Taken(2, false, 1),
                            new Taken(2, true, 1),
                            new Taken(3, false, 1)),
                    taken);

            second.disconnectForcibly(0, 100, false);
            second.close(true);
            raise(gateway, gates.get(3));
            gateway.kill();
            gateway = gateway.again();
            MqttClient third = connect(gateway, false);
            Await.until("the fourth", () -> acknowledged.equals(List.of(1L, 2L, 3L, 4L)));
            Rest rest = Rest.signIn(gateway);
            Await.until("the ledger knows", () -> row(rest).path("delivered").asInt() == ALERTS);
            assertEquals(0, row(rest).path("pending").asInt());
            third.disconnect();
            third.close();
        } finally {
            gateway.close();
        }
    }

    private GatewayProcess start() throws Exception {
        Path estate = SmallEstate.write(folder.resolve("estate.json"), 0, ALERTS);
        Path config = Files.writeString(folder.resolve("anju.yaml"), """
                delivery:
                  recipients:
                    - { id: bureau, name: 公安局, channel: mqtt, secrets: ["%s"] }
                  routes:
                    - { id: security, to: [bureau], categories: [security] }
                """.formatted(PASSWORD));
        return GatewayProcess.start(
                folder.resolve("data"), Map.of(), "--config", config.toString(), "--estate", estate.toString());
    }

    private static void raise(GatewayProcess gateway, String gate) throws Exception {
        MosquittoPub device = new MosquittoPub(gateway.mqttPort(), "mqttv311");
        assertEquals(
                0,
                device.publish(gate, "anju/" + gate + "/event", "{\"event\":\"duress\"}")
                        .exitCode());
    }

    private static JsonNode row(Rest rest) {
        return rest.get("/ledger").path(0);
    }

    private MqttClient connect(GatewayProcess gateway, boolean first) throws MqttException {
        MqttClient client =
                new MqttClient("tcp://127.0.0.1:" + gateway.mqttPort(), "bureau-duty-desk", new MemoryPersistence());
        client.setCallback(new Desk());
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setUserName("recipient:bureau");
        options.setPassword(PASSWORD.toCharArray());
        options.setCleanSession(false);
        boolean present = client.connectWithResult(options).getSessionPresent();
        assertEquals(!first, present);
        return client;
    }

    private final class Desk implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) throws Exception {
            String body = new String(message.getPayload(), StandardCharsets.UTF_8);
            assertEquals(List.of(), MessageSchema.problems(body));
            assertFalse(message.isRetained());
            assertTrue(topic.equals(TOPIC), topic);
            long sequence = json.readTree(body).path("sequence").asLong();
            taken.add(new Taken(sequence, message.isDuplicate(), message.getQos()));
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("the disk is full");
            }
            acknowledged.add(sequence);
        }

        @Override
        public void connectionLost(Throwable cause) {}

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {}
    }
}
