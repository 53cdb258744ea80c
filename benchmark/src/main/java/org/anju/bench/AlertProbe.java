package org.anju.bench;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gates that are forced open, one after the other, and how long it takes until somebody is told. */
final class AlertProbe implements AutoCloseable {
    private static final long CONNECT_S = 20;
    private static final long LATE_MS = 5_000;
    private static final long POLL_MS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, MqttClient> gates = new LinkedHashMap<>();

    /**
     * Connects gates.
     *
     * @param devices their numbers in the estate; each can be forced open once
     */
    AlertProbe(GatewayServer gateway, List<Integer> devices) {
        for (int device : devices) {
            MqttClient client = MqttClient.create(
                    vertx,
                    new MqttClientOptions()
                            .setClientId(Estates.id(device))
                            .setUsername(Estates.id(device))
                            .setPassword(Estates.password(device)));
            try {
                client.connect(gateway.mqttPort(), "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(CONNECT_S, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new BenchException("gate " + Estates.id(device) + " cannot connect: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                throw new BenchException("interrupted", e);
            }
            gates.put(Estates.id(device), client);
        }
    }

    /** Forces every gate open. */
    void raise() {
        gates.forEach(AlertProbe::force);
    }

    private static void force(String gate, MqttClient client) {
        var unused = client.publish(
                "anju/" + gate + "/event",
                Buffer.buffer("{\"event\":\"forced_open\"}"),
                MqttQoS.AT_LEAST_ONCE,
                false,
                false);
    }

    /** Forces the gates open at an even pace; returns the milliseconds until the receiver was told, sorted. */
    double[] latencies(Receiver receiver, double perSecond) {
        Map<String, Long> forced = new LinkedHashMap<>();
        long began = System.nanoTime();
        for (Map.Entry<String, MqttClient> gate : gates.entrySet()) {
            long due = began + (long) (forced.size() * 1e9 / perSecond);
            Waiting.ms((due - System.nanoTime()) / 1_000_000);
            forced.put(gate.getKey(), System.nanoTime());
            force(gate.getKey(), gate.getValue());
        }
        long until = System.nanoTime() + LATE_MS * 1_000_000;
        while (!receiver.arrivals().keySet().containsAll(forced.keySet()) && System.nanoTime() < until) {
            Waiting.ms(POLL_MS);
        }
        List<Double> took = new ArrayList<>();
        forced.forEach((gate, nanos) -> {
            Long arrived = receiver.arrivals().get(gate);
            took.add(arrived == null ? Double.POSITIVE_INFINITY : (arrived - nanos) / 1e6);
        });
        return took.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    @Override
    public void close() {
        var unused = vertx.close();
    }
}
