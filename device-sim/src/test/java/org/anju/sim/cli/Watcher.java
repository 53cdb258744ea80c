package org.anju.sim.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Subscribes to everything on a test broker and keeps it. */
final class Watcher implements MqttCallback, AutoCloseable {
    private static final long TIMEOUT_MS = 10_000;

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Object arrival = new Object();
    private final MqttAsyncClient client;

    /** One message. */
    record Seen(String topic, String payload) {}

    private Watcher(MqttAsyncClient client) {
        this.client = client;
    }

    static Watcher on(int port) throws MqttException {
        Watcher watcher =
                new Watcher(new MqttAsyncClient("tcp://127.0.0.1:" + port, Mosquitto.WATCHER, new MemoryPersistence()));
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(Mosquitto.WATCHER);
        options.setPassword(Mosquitto.WATCHER.getBytes(StandardCharsets.UTF_8));
        watcher.client.setCallback(watcher);
        watcher.client.connect(options).waitForCompletion(TIMEOUT_MS);
        watcher.client.subscribe("anju/#", 1).waitForCompletion(TIMEOUT_MS);
        return watcher;
    }

    void publish(String topic, String payload) throws MqttException {
        client.publish(topic, new MqttMessage(payload.getBytes(StandardCharsets.UTF_8), 1, false, null))
                .waitForCompletion(TIMEOUT_MS);
    }

    /** Whether such a message arrives; what the broker still has on its way is waited for. */
    boolean saw(String topic, String part) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MS);
        synchronized (arrival) {
            while (!arrived(topic, part)) {
                long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (leftMs <= 0) {
                    return false;
                }
                try {
                    arrival.wait(leftMs);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return true;
    }

    private boolean arrived(String topic, String part) {
        return seen.stream()
                .anyMatch(message ->
                        message.topic().equals(topic) && message.payload().contains(part));
    }

    long count(String topicEnd) {
        return seen.stream()
                .filter(message -> message.topic().endsWith(topicEnd))
                .count();
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        synchronized (arrival) {
            seen.add(new Seen(topic, new String(message.getPayload(), StandardCharsets.UTF_8)));
            arrival.notifyAll();
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnect().waitForCompletion(TIMEOUT_MS);
        }
        client.close(true);
    }
}
