package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients we did not write connect, publish, and get the right reason codes: here Paho 3, HiveMQ and npm's {@code mqtt}; mosquitto_pub and
 * Paho 5 have tests of their own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class ClientsTest {
    private static final String GOOD = "{\"power_w\":38.5}";
    private static final String TOPIC = "anju/lamp-1/telemetry";
    private static final Path NODE = Path.of("src/test/node");

    private GatewayProcess gateway;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path estate = SmallEstate.write(folder.resolve("estate.json"), 2, 0);
        gateway = GatewayProcess.start(folder.resolve("data"), Map.of(), "--estate", estate.toString());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void pahoThree() throws Exception {
        try (MqttClient client =
                new MqttClient("tcp://127.0.0.1:" + gateway.mqttPort(), "lamp-1", new MemoryPersistence())) {
            MqttConnectOptions options = new MqttConnectOptions();
            options.setUserName("lamp-1");
            options.setPassword("wrong".toCharArray());
            assertEquals(
                    4,
                    assertThrows(MqttException.class, () -> client.connect(options))
                            .getReasonCode());
            options.setPassword(SmallEstate.password("lamp-1").toCharArray());
            client.connect(options);
            client.publish(TOPIC, GOOD.getBytes(StandardCharsets.UTF_8), 1, false);
            client.publish(TOPIC, GOOD.getBytes(StandardCharsets.UTF_8), 2, false);
            assertTrue(client.isConnected());
            client.disconnect();
        }
    }

    @Test
    void hiveMqThree() {
        Mqtt3BlockingClient client = Mqtt3Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(gateway.mqttPort())
                .identifier("lamp-1")
                .buildBlocking();
        assertThrows(Mqtt3ConnAckException.class, client::connect);
        client.connectWith()
                .simpleAuth()
                .username("lamp-1")
                .password(SmallEstate.password("lamp-1").getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .send();
        client.publishWith()
                .topic(TOPIC)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(GOOD.getBytes(StandardCharsets.UTF_8))
                .send();
        client.disconnect();
    }

    @Test
    void hiveMqFive() {
        Mqtt5BlockingClient client = Mqtt5Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(gateway.mqttPort())
                .identifier("lamp-2")
                .buildBlocking();
        assertEquals(
                0x86,
                assertThrows(Mqtt5ConnAckException.class, client::connect)
                        .getMqttMessage()
                        .getReasonCode()
                        .getCode());
        client.connectWith()
                .simpleAuth()
                .username("lamp-2")
                .password(SmallEstate.password("lamp-2").getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .userProperties()
                .add("firmware", "1.2")
                .applyUserProperties()
                .send();
        publish(client, "anju/lamp-2/telemetry", GOOD, MqttQos.AT_LEAST_ONCE);
        publish(client, "anju/lamp-2/telemetry", GOOD, MqttQos.EXACTLY_ONCE);
        assertEquals(0x99, refusal(client, "anju/lamp-2/telemetry", "{broken"));
        assertEquals(0x87, refusal(client, TOPIC, GOOD));
        client.disconnect();
    }

    private static void publish(Mqtt5BlockingClient client, String topic, String payload, MqttQos qos) {
        client.publishWith()
                .topic(topic)
                .qos(qos)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .userProperties()
                .add("trace", "1")
                .applyUserProperties()
                .send();
    }

    private static int refusal(Mqtt5BlockingClient client, String topic, String payload) {
        return assertThrows(Mqtt5PubAckException.class, () -> publish(client, topic, payload, MqttQos.AT_LEAST_ONCE))
                .getMqttMessage()
                .getReasonCode()
                .getCode();
    }

    @Test
    void npmMqtt() throws Exception {
        if (!Files.isDirectory(NODE.resolve("node_modules/mqtt"))) {
            run("npm", "ci", "--no-audit", "--no-fund");
        }
        assertEquals("0", node("4", SmallEstate.password("lamp-1"), TOPIC, GOOD));
        assertEquals("refused 4", node("4", "wrong", TOPIC, GOOD));
        assertEquals("0", node("5", SmallEstate.password("lamp-1"), TOPIC, GOOD));
        assertEquals(Integer.toString(0x99), node("5", SmallEstate.password("lamp-1"), TOPIC, "{broken"));
        assertEquals(Integer.toString(0x87), node("5", SmallEstate.password("lamp-1"), "anju/lamp-2/telemetry", GOOD));
        assertEquals("refused " + 0x86, node("5", "wrong", TOPIC, GOOD));
    }

    private String node(String version, String password, String topic, String payload) throws Exception {
        return run(
                "node",
                "publish.mjs",
                Integer.toString(gateway.mqttPort()),
                version,
                "lamp-1",
                password,
                topic,
                payload);
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(NODE.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), output);
        return output;
    }
}
