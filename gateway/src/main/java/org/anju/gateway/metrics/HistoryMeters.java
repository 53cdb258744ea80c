package org.anju.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Meters of the way from the journal into the time-series store. Safe for use by several threads. */
public final class HistoryMeters {
    private final MeterRegistry registry;
    private final Counter written;
    private final Counter retries;
    private final Counter rejected;
    private final Timer write;
    private final Timer rollup;
    private final Counter rollupFailures;

    public HistoryMeters(MeterRegistry registry) {
        this.registry = registry;
        this.written = Counter.builder("anju.history.written")
                .description("Points and events stored in the time-series store")
                .register(registry);
        this.retries = Counter.builder("anju.history.retries")
                .description("Writes tried again because the time-series store was away")
                .register(registry);
        this.rejected = Counter.builder("anju.history.rejected")
                .description("Points and events the time-series store refused for good, now dead letters")
                .register(registry);
        this.write = Timer.builder("anju.history.write")
                .description("Time the time-series store took for one batch")
                .register(registry);
        this.rollup = Timer.builder("anju.history.rollup")
                .description("Time the time-series store took to roll up one piece")
                .register(registry);
        this.rollupFailures = Counter.builder("anju.history.rollup.failures")
                .description("Pieces that could not be rolled up and are tried again")
                .register(registry);
    }

    /** Shows how far the store is behind the journal. */
    public void lag(DoubleSupplier entries, DoubleSupplier millis) {
        Gauge.builder("anju.history.lag.entries", entries::getAsDouble)
                .description("Journal entries not yet in the time-series store")
                .register(registry);
        Gauge.builder("anju.history.lag.ms", millis::getAsDouble)
                .description(
                        "Age in milliseconds of the oldest journal entry being written to the time-series store, 0 when there is none")
                .register(registry);
    }

    /**
     * Counts points that are stored.
     *
     * @param took how long the store took for them
     */
    public void written(int points, Duration took) {
        written.increment(points);
        write.record(took);
    }

    public void rolledUp(Duration took) {
        rollup.record(took);
    }

    public void rollupFailed() {
        rollupFailures.increment();
    }

    public void retried() {
        retries.increment();
    }

    public void rejected() {
        rejected.increment();
    }
}
