package org.anju.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertChange;

/** Meters of the alert engine and of the transactions that keep its alerts. */
public final class AlertMeters {
    /** Journal entries evaluated. */
    public static final String ENTRIES = "anju.alert.entries";
    /** Entries the engine failed on, which is a defect; the entry was passed over. */
    public static final String FAILURES = "anju.alert.failures";
    /** Changes of alerts that are durable; tags {@code change}, {@code severity} 1 to 4, {@code category}. */
    public static final String CHANGES = "anju.alert.changes";
    /** Time of a transaction with alerts, deliveries, engine state and position. */
    public static final String COMMIT = "anju.alert.commit";
    /** Transactions that failed and were tried again: trouble of the SQL store. */
    public static final String RETRIES = "anju.alert.retries";
    /**
     * From one stage of an alert to the next; tag {@code stage}: {@code journalled} (from the device's time until the engine had the entry from
     * the journal, where it is durable), {@code raised} (from then until the alert and its deliveries were durable). {@link
     * DeliveryMeters#LATENCY} goes on from there.
     */
    public static final String LATENCY = "anju.alert.latency";
    /** Journal entries not evaluated yet. */
    public static final String LAG = "anju.alert.lag";
    /** Devices the engine remembers. */
    public static final String DEVICES = "anju.alert.devices";
    /** Timers the engine has waiting. */
    public static final String TIMERS = "anju.alert.timers";

    private final MeterRegistry registry;
    private final Counter entries;
    private final Counter failures;
    private final Counter retries;
    private final Timer commit;
    private final Timer journalled;
    private final Timer raised;

    public AlertMeters(MeterRegistry registry) {
        this.registry = registry;
        entries = counter(ENTRIES, "Journal entries evaluated");
        failures = counter(FAILURES, "Entries the engine failed on and passed over: a defect");
        retries = counter(RETRIES, "Transactions that failed and were tried again");
        commit = Timer.builder(COMMIT)
                .description("Time of a transaction with alerts, deliveries, engine state and position")
                .register(registry);
        journalled = latency("journalled");
        raised = latency("raised");
    }

    private Timer latency(String stage) {
        return Timer.builder(LATENCY)
                .description("From one stage of an alert to the next")
                .tag("stage", stage)
                .serviceLevelObjectives(DeliveryMeters.OBJECTIVES)
                .register(registry);
    }

    /** An entry that raised an alert reached the engine, so long after the device's time. */
    public void journalled(long sinceDeviceMs) {
        journalled.record(Duration.ofMillis(Math.max(0, sinceDeviceMs)));
    }

    /** An alert is durable, so long after the engine had what raised it. */
    public void raised(long sinceReadMs) {
        raised.record(Duration.ofMillis(Math.max(0, sinceReadMs)));
    }

    /** Shows how far the engine is; each supplier is asked at every scrape, from any thread. */
    public void watch(Supplier<Number> lag, Supplier<Number> devices, Supplier<Number> timers) {
        gauge(LAG, "Journal entries not evaluated yet", lag);
        gauge(DEVICES, "Devices the engine remembers", devices);
        gauge(TIMERS, "Timers the engine has waiting", timers);
    }

    /** So many entries were evaluated. */
    public void evaluated(int count) {
        entries.increment(count);
    }

    /** The engine failed on an entry. */
    public void failed() {
        failures.increment();
    }

    /** A transaction is durable. */
    public void committed(long nanos) {
        commit.record(Duration.ofNanos(nanos));
    }

    /** A transaction failed and will be tried again. */
    public void retried() {
        retries.increment();
    }

    /** A change of an alert is durable. */
    public void changed(Alert alert, AlertChange change) {
        Counter.builder(CHANGES)
                .description("Changes of alerts that are durable")
                .tag("change", change.word())
                .tag("severity", Integer.toString(alert.severity().level()))
                .tag("category", alert.category().word())
                .register(registry)
                .increment();
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }
}
