package org.anju.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/** Meters of the MQTT listener. */
public final class MqttMeters {
    private static final int QOS_LEVELS = 3;

    private final MeterRegistry registry;
    private final Counter[] received = new Counter[QOS_LEVELS];
    private final Counter accepted;
    private final Counter throttled;
    private final Map<String, Counter> refused = new ConcurrentHashMap<>();
    private final Map<String, Counter> ended = new ConcurrentHashMap<>();

    public MqttMeters(MeterRegistry registry) {
        this.registry = registry;
        for (int qos = 0; qos < QOS_LEVELS; qos++) {
            received[qos] = Counter.builder("anju.mqtt.received")
                    .description("Publishes received, by quality of service")
                    .tag("qos", Integer.toString(qos))
                    .register(registry);
        }
        this.accepted = Counter.builder("anju.mqtt.accepted")
                .description("Connections accepted")
                .register(registry);
        this.throttled = Counter.builder("anju.mqtt.throttled")
                .description("Publishes over the rate their device may keep up")
                .register(registry);
    }

    public void received(int qos) {
        received[qos].increment();
    }

    public void accepted() {
        accepted.increment();
    }

    public void throttled() {
        throttled.increment();
    }

    public void refused(String reason) {
        refused.computeIfAbsent(reason, word -> Counter.builder("anju.mqtt.refused")
                        .description("Connections refused, by reason")
                        .tag("reason", word)
                        .register(registry))
                .increment();
    }

    public void ended(String reason) {
        ended.computeIfAbsent(reason, word -> Counter.builder("anju.mqtt.ended")
                        .description("Connections ended by the gateway, by reason")
                        .tag("reason", word)
                        .register(registry))
                .increment();
    }

    /** Registers the gauge of devices connected now. */
    public void connections(IntSupplier count) {
        Gauge.builder("anju.mqtt.connections", count, IntSupplier::getAsInt)
                .description("Devices connected now")
                .register(registry);
    }

    /** Registers the gauge of devices that come and go too often. */
    public void flapping(IntSupplier count) {
        Gauge.builder("anju.mqtt.flapping", count, IntSupplier::getAsInt)
                .description("Devices that lose their connection so often that short absences are not told")
                .register(registry);
    }
}
