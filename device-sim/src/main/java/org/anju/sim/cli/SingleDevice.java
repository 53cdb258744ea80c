package org.anju.sim.cli;

import java.nio.charset.StandardCharsets;
import org.anju.sim.mqtt.Endpoint;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/**
 * One device through Eclipse Paho, a client with nothing in common with the fleet's: what both can do is the gateway's contract,
 * not one client's habit. Blocks.
 */
final class SingleDevice {
    private static final long TIMEOUT_MS = 10_000;

    private final Endpoint endpoint;
    private final String deviceId;

    SingleDevice(Endpoint endpoint, String deviceId) {
        this.endpoint = endpoint;
        this.deviceId = deviceId;
    }

    /** What came of it, in words. */
    record Answer(boolean accepted, String text) {}

    /** Connects, publishes with QoS 1, waits for PUBACK, disconnects. */
    Answer publish(String password, String topic, byte[] payload) {
        try {
            MqttAsyncClient client = new MqttAsyncClient(
                    "tcp://" + endpoint.host() + ":" + endpoint.port(), deviceId, new MemoryPersistence());
            try {
                return publish(client, password, topic, payload);
            } finally {
                client.close(true);
            }
        } catch (MqttException e) {
            return new Answer(false, "publish to " + endpoint + " failed: " + e.getMessage());
        }
    }

    private Answer publish(MqttAsyncClient client, String password, String topic, byte[] payload) throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(deviceId);
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        options.setAutomaticReconnect(false);
        try {
            client.connect(options).waitForCompletion(TIMEOUT_MS);
        } catch (MqttException e) {
            return new Answer(false, notConnected(e));
        }
        Answer answer = send(client, topic, payload);
        if (client.isConnected()) {
            client.disconnect().waitForCompletion(TIMEOUT_MS);
        }
        return answer;
    }

    private static Answer send(MqttAsyncClient client, String topic, byte[] payload) {
        IMqttToken token;
        try {
            token = client.publish(topic, new MqttMessage(payload, 1, false, null));
            token.waitForCompletion(TIMEOUT_MS);
        } catch (MqttException e) {
            return new Answer(false, topic + ": no PUBACK: " + e.getMessage() + " (" + e.getReasonCode() + ")");
        }
        int[] codes = token.getReasonCodes();
        int code = codes == null || codes.length == 0 ? 0 : codes[0] & 0xFF;
        return new Answer(code < 0x80, "%s: PUBACK 0x%02X %s".formatted(topic, code, meaning(code)));
    }

    private String notConnected(MqttException e) {
        int code = e.getReasonCode();
        return code >= 0x80 && code <= 0xFF
                ? "%s refuses %s: CONNACK 0x%02X; check --id and the password, or import the estate"
                        .formatted(endpoint, deviceId, code)
                : "cannot reach an MQTT listener at %s (%s); start the gateway, or name another with --host and --port"
                        .formatted(endpoint, reason(e));
    }

    private static String reason(MqttException e) {
        Throwable cause = e.getCause();
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }

    private static String meaning(int code) {
        return switch (code) {
            case 0x00 -> "accepted";
            case 0x10 -> "accepted, nobody subscribes";
            case 0x80 -> "refused: unspecified error";
            case 0x83 -> "refused: implementation specific error";
            case 0x87 -> "refused: not authorized";
            case 0x90 -> "refused: topic name invalid";
            case 0x97 -> "refused: quota exceeded";
            case 0x99 -> "refused: payload format invalid";
            default -> code < 0x80 ? "accepted" : "refused";
        };
    }
}
