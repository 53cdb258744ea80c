package org.anju.gateway.system;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gates that report everything that can happen at a gate, each event until it is acknowledged, over kills of the gateway. Each gate and event is
 * one alert.
 */
final class GateCrowd {
    /** Events of a gate that raise an alert each and clear nothing. */
    static final List<String> EVENTS = List.of("forced_open", "held_open", "duress", "tamper");

    private static final int AT_ONCE = 40;
    private static final long AGAIN_MS = 100;
    private static final long WITHIN_MS = 5_000;

    private final Vertx vertx;
    private final int port;
    private final ConcurrentLinkedQueue<String> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    GateCrowd(Vertx vertx, int port) {
        this.vertx = vertx;
        this.port = port;
    }

    /** Lets these gates report as fast as they can, or one every so many milliseconds. */
    void report(List<String> gates, long everyMs) {
        if (everyMs == 0) {
            waiting.addAll(gates);
            for (int i = 0; i < AT_ONCE; i++) {
                next();
            }
            return;
        }
        for (int i = 0; i < gates.size(); i++) {
            String gate = gates.get(i);
            vertx.setTimer(1 + i * everyMs, timer -> {
                waiting.add(gate);
                next();
            });
        }
    }

    /** How many gates have had all their events acknowledged. */
    int done() {
        return done.get();
    }

    private void next() {
        if (open.get() >= AT_ONCE) {
            return;
        }
        String gate = waiting.poll();
        if (gate == null) {
            return;
        }
        open.incrementAndGet();
        visit(gate).onComplete(visited -> {
            open.decrementAndGet();
            if (visited.succeeded()) {
                done.incrementAndGet();
                next();
            } else {
                waiting.add(gate);
                vertx.setTimer(AGAIN_MS, timer -> next());
            }
        });
    }

    private Future<Void> visit(String gate) {
        MqttClientOptions options = new MqttClientOptions();
        options.setClientId(gate).setUsername(gate).setPassword(SmallEstate.password(gate));
        options.setCleanSession(true).setAutoKeepAlive(false);
        MqttClient client = MqttClient.create(vertx, options);
        Promise<Void> acknowledged = Promise.promise();
        AtomicInteger missing = new AtomicInteger(EVENTS.size());
        client.publishCompletionHandler(packet -> {
            if (missing.decrementAndGet() == 0) {
                acknowledged.tryComplete();
            }
        });
        client.closeHandler(nothing -> acknowledged.tryFail("connection lost"));
        long limit = vertx.setTimer(WITHIN_MS, timer -> acknowledged.tryFail("no acknowledgement"));
        return client.connect(port, "127.0.0.1")
                .compose(connected -> {
                    for (String event : EVENTS) {
                        client.publish(
                                        "anju/" + gate + "/event",
                                        Buffer.buffer("{\"event\":\"" + event + "\"}"),
                                        MqttQoS.AT_LEAST_ONCE,
                                        false,
                                        false)
                                .onFailure(acknowledged::tryFail);
                    }
                    return acknowledged.future();
                })
                .eventually(() -> {
                    vertx.cancelTimer(limit);
                    return client.isConnected() ? client.disconnect() : Future.succeededFuture();
                });
    }
}
