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
import org.anju.gateway.delivery.LedgerRow;

/**
 * Meters of the delivery of alerts. The tag {@code recipient} has the configured recipients and those the ledger remembers as its values.
 */
public final class DeliveryMeters {
    /** Attempts to send; tag {@code outcome}: delivered, retry, unready or dead. */
    public static final String ATTEMPTS = "anju.delivery.attempts";
    /** From the beginning of an attempt to its outcome. */
    public static final String ATTEMPT_TIME = "anju.delivery.attempt.time";
    /**
     * From one stage to the next; tag {@code stage}: {@code sent} (since the delivery was queued with the alert), {@code accepted} (since it
     * was sent), {@code delivered} (since it was queued), {@code received} (since it was delivered), {@code handled} (since it was received).
     */
    public static final String LATENCY = "anju.delivery.latency";
    /** Rows of the ledger; tag {@code state}: delivered, pending or dead. Their sum is what was raised. */
    public static final String LEDGER = "anju.delivery.ledger";
    /** What the ledger is off by: raised minus delivered, pending and dead. Anything but 0 is a fault of this program. */
    public static final String IMBALANCE = "anju.delivery.imbalance";
    /** Age of the oldest pending delivery in seconds, 0 when none is pending. */
    public static final String OLDEST = "anju.delivery.oldest.pending";
    /** Share of the last hour's deliveries that came within 5 seconds, in millionths. */
    public static final String IN_TIME = "anju.delivery.slo.in.time";
    /** Deliveries given up because they were too old. */
    public static final String EXPIRED = "anju.delivery.expired";
    /** Steps of escalations taken. */
    public static final String ESCALATED = "anju.escalation.steps";
    /** Escalations under way. */
    public static final String ESCALATING = "anju.escalation.running";

    private static final List<String> OUTCOMES = List.of("delivered", "retry", "unready", "dead");
    /** Bounds of the buckets in which latencies are counted. */
    static final Duration[] OBJECTIVES = {
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Duration.ofHours(1)
    };

    private final MeterRegistry registry;
    private final Map<Tags, AtomicLong> cells = new ConcurrentHashMap<>();
    private final AtomicLong escalating = new AtomicLong();

    public DeliveryMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder(ESCALATING, escalating, AtomicLong::get)
                .description("Escalations under way")
                .register(registry);
        Counter.builder(ESCALATED).description("Steps of escalations taken").register(registry);
    }

    /** Makes the meters of a recipient visible before anything has happened. */
    public void register(String recipient) {
        OUTCOMES.forEach(outcome -> attempts(recipient, outcome));
        ledger(new LedgerRow(recipient, 0, 0, 0, 0, 0, 0, 0, 0, null), 0);
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

    /** A delivery was sent for the first time, so long after it was queued. */
    public void sent(String recipient, long sinceQueuedMs) {
        latency(recipient, "sent", sinceQueuedMs);
    }

    /** A delivery was accepted. */
    public void delivered(String recipient, long sinceQueuedMs, long sinceSentMs) {
        latency(recipient, "accepted", sinceSentMs);
        latency(recipient, "delivered", sinceQueuedMs);
    }

    /** The recipient's people have the alert. */
    public void received(String recipient, long sinceDeliveredMs) {
        latency(recipient, "received", sinceDeliveredMs);
    }

    /** The recipient's people are done with the alert. */
    public void handled(String recipient, long sinceReceivedMs) {
        latency(recipient, "handled", sinceReceivedMs);
    }

    /** Deliveries were given up. */
    public void expired(String recipient, int count) {
        Counter.builder(EXPIRED)
                .description("Deliveries given up because they were too old")
                .tag("recipient", recipient)
                .register(registry)
                .increment(count);
    }

    /** Steps were taken, and so many escalations are under way. */
    public void escalated(int steps, int running) {
        escalating.set(running);
        if (steps > 0) {
            registry.counter(ESCALATED).increment(steps);
        }
    }

    /** The ledger of a recipient as it now stands. */
    public void ledger(LedgerRow row, long nowMs) {
        state(row.recipient(), "delivered").set(row.delivered());
        state(row.recipient(), "pending").set(row.pending());
        state(row.recipient(), "dead").set(row.dead());
        cell(IMBALANCE, "Raised minus delivered, pending and dead", Tags.of("recipient", row.recipient()))
                .set(row.raised()
                        - row.delivered()
                        - row.pending()
                        - row.dead()
                        + row.highestSequence()
                        - row.raised());
        Long oldest = row.oldestPendingMs();
        cell(OLDEST, "Age of the oldest pending delivery in seconds", Tags.of("recipient", row.recipient()))
                .set(oldest == null ? 0 : Math.max(0, nowMs - oldest) / 1_000);
    }

    /** The share of the last hour's deliveries that were in time. */
    public void inTime(String recipient, double share) {
        cell(IN_TIME, "Millionths of the last hour's deliveries that came within 5 s", Tags.of("recipient", recipient))
                .set(Math.round(share * 1_000_000));
    }

    private void latency(String recipient, String stage, long ms) {
        Timer.builder(LATENCY)
                .description("From one stage of a delivery to the next")
                .tags("recipient", recipient, "stage", stage)
                .serviceLevelObjectives(OBJECTIVES)
                .register(registry)
                .record(Math.max(0, ms), TimeUnit.MILLISECONDS);
    }

    private Counter attempts(String recipient, String outcome) {
        return Counter.builder(ATTEMPTS)
                .description("Attempts to send an alert to a recipient")
                .tags("recipient", recipient, "outcome", outcome)
                .register(registry);
    }

    private AtomicLong state(String recipient, String state) {
        return cell(LEDGER, "Rows of the delivery ledger", Tags.of("recipient", recipient, "state", state));
    }

    private AtomicLong cell(String name, String description, Tags tags) {
        return cells.computeIfAbsent(tags.and("meter", name), key -> {
            AtomicLong value = new AtomicLong();
            Gauge.builder(name, value, AtomicLong::get)
                    .description(description)
                    .tags(tags)
                    .register(registry);
            return value;
        });
    }
}
