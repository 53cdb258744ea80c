package org.anju.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** Meters of the live view and of the feed to browsers. */
public final class LiveMeters {
    private final MeterRegistry registry;
    private final Counter applied;
    private final Counter frames;
    private final Counter merged;
    private final Counter resnapshots;
    private final Timer tick;

    public LiveMeters(MeterRegistry registry) {
        this.registry = registry;
        this.applied = Counter.builder("anju.live.applied")
                .description("Journal entries the live view has applied")
                .register(registry);
        this.frames = Counter.builder("anju.live.frames")
                .description("Frames sent to browsers")
                .register(registry);
        this.merged = Counter.builder("anju.live.merged")
                .description("Ticks whose changes were merged because a browser was too slow to take them")
                .register(registry);
        this.resnapshots = Counter.builder("anju.live.resnapshots")
                .description("Fresh snapshots sent because too much had happened for a delta")
                .register(registry);
        this.tick = Timer.builder("anju.live.tick")
                .description("Time to write the frames of one tick for all browsers")
                .register(registry);
    }

    public void applied(int entries) {
        applied.increment(entries);
    }

    public void frame() {
        frames.increment();
    }

    public void merged() {
        merged.increment();
    }

    public void resnapshot() {
        resnapshots.increment();
    }

    public void tick(long nanos) {
        tick.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Registers the gauges of the view. */
    public void gauges(LongSupplier lagMs, DoubleSupplier messagesPerSecond) {
        Gauge.builder("anju.live.lag", lagMs, LongSupplier::getAsLong)
                .description("How far the live view is behind the journal")
                .baseUnit("milliseconds")
                .strongReference(true)
                .register(registry);
        Gauge.builder("anju.live.messages.rate", messagesPerSecond, DoubleSupplier::getAsDouble)
                .description("Telemetry and events per second")
                .strongReference(true)
                .register(registry);
    }

    /** Registers the gauge of open pages. */
    public void sessions(IntSupplier open) {
        Gauge.builder("anju.live.sessions", open, IntSupplier::getAsInt)
                .description("Pages connected to the live feed")
                .strongReference(true)
                .register(registry);
    }
}
