package org.anju.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Meters of the delivery of alerts, all with the tag {@code recipient}, whose values are the configured recipients and those the ledger
 * remembers.
 */
public final class DeliveryMeters {
    /** Attempts to send; tag {@code outcome}: delivered, retry or dead. */
    public static final String ATTEMPTS = "anju.delivery.attempts";
    /** From the beginning of an attempt to its outcome. */
    public static final String ATTEMPT_TIME = "anju.delivery.attempt.time";
    /** From the change of the alert to the recipient's acceptance. */
    public static final String LATENCY = "anju.delivery.latency";
    /** Rows of the ledger; tag {@code state}: delivered, pending or dead. Their sum is what was raised. */
    public static final String LEDGER = "anju.delivery.ledger";

    private static final List<String> OUTCOMES = List.of("delivered", "retry", "dead");

    private final MeterRegistry registry;
    private final Map<Tags, AtomicLong> ledger = new ConcurrentHashMap<>();

    public DeliveryMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Makes the meters of a recipient visible before anything has happened. */
    public void register(String recipient) {
        OUTCOMES.forEach(outcome -> attempts(recipient, outcome));
        ledger(recipient, 0, 0, 0);
    }

    /** An attempt has its outcome. */
    public void attempted(String recipient, String outcome, long tookMs) {
        attempts(recipient, outcome).increment();
        Timer.builder(ATTEMPT_TIME)
                .description("From the beginning of an attempt to its outcome")
                .tag("recipient", recipient)
                .register(registry)
                .record(Math.max(0, tookMs), TimeUnit.MILLISECONDS);
    }

    /** A delivery was accepted, so long after the change of its alert. */
    public void delivered(String recipient, long latencyMs) {
        Timer.builder(LATENCY)
                .description("From the change of the alert to the recipient's acceptance")
                .tag("recipient", recipient)
                .serviceLevelObjectives(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1))
                .register(registry)
                .record(Math.max(0, latencyMs), TimeUnit.MILLISECONDS);
    }

    /** The ledger of a recipient as it now stands. */
    public void ledger(String recipient, long delivered, long pending, long dead) {
        cell(recipient, "delivered").set(delivered);
        cell(recipient, "pending").set(pending);
        cell(recipient, "dead").set(dead);
    }

    private Counter attempts(String recipient, String outcome) {
        return Counter.builder(ATTEMPTS)
                .description("Attempts to send an alert to a recipient")
                .tags("recipient", recipient, "outcome", outcome)
                .register(registry);
    }

    private AtomicLong cell(String recipient, String state) {
        return ledger.computeIfAbsent(Tags.of("recipient", recipient, "state", state), tags -> {
            AtomicLong value = new AtomicLong();
            Gauge.builder(LEDGER, value, AtomicLong::get)
                    .description("Rows of the delivery ledger")
                    .tags(tags)
                    .register(registry);
            return value;
        });
    }
}
