package org.anju.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.IntSupplier;

/** Meters of commissioning and of test alerts. */
public final class CommissioningMeters {
    private final MeterRegistry registry;
    private final Timer seen;

    public CommissioningMeters(MeterRegistry registry) {
        this.registry = registry;
        this.seen = Timer.builder("anju.commissionings.alert")
                .description("Time from the message of a device's test to its alert being seen")
                .register(registry);
    }

    /** One began. */
    public void begun() {
        count("begun");
    }

    /** One ended; {@code outcome} is signed, aborted or expired. */
    public void ended(String outcome) {
        count(outcome);
    }

    private void count(String outcome) {
        Counter.builder("anju.commissionings")
                .description("Commissionings of devices begun, signed, aborted and expired")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    /** The alert of a test was seen so many milliseconds after its message was received. */
    public void seen(long afterMs) {
        seen.record(Duration.ofMillis(Math.max(0, afterMs)));
    }

    /** A compound's way to the bureau is being tested. */
    public void testAlert() {
        Counter.builder("anju.test.alerts")
                .description("Test alerts sent to prove the way to the bureau")
                .register(registry)
                .increment();
    }

    /** Registers the gauge of open commissionings. */
    public void open(IntSupplier count) {
        Gauge.builder("anju.commissionings.open", count, IntSupplier::getAsInt)
                .description("Commissionings that are open")
                .strongReference(true)
                .register(registry);
    }
}
