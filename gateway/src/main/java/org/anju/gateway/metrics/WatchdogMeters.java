package org.anju.gateway.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/** Meters of what the gateway finds wrong with itself. */
public final class WatchdogMeters {
    private static final double MS_PER_S = 1000;

    private final MeterRegistry registry;
    private final AtomicLong oldestDeliveryMs = new AtomicLong();

    public WatchdogMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("anju.watchdog.delivery.age", () -> oldestDeliveryMs.get() / MS_PER_S)
                .description("Age of the oldest message that waits for its recipient")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Registers the gauge of the parts in trouble. */
    public void troubles(IntSupplier parts) {
        Gauge.builder("anju.watchdog.troubles", parts::getAsInt)
                .description("Parts of the gateway that are in trouble now")
                .register(registry);
    }

    /** The oldest message that waits is so old. */
    public void oldestDelivery(long ageMs) {
        oldestDeliveryMs.set(ageMs);
    }

    /** How old the oldest entry of the journal is that some consumer has not dealt with, in seconds; 0 before there is a journal. */
    public double journalAge() {
        Gauge age = registry.find("anju.journal.age").gauge();
        return age == null ? 0 : age.value();
    }
}
