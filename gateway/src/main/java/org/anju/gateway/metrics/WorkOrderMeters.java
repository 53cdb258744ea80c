package org.anju.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Meters of work orders. */
public final class WorkOrderMeters {
    private final MeterRegistry registry;
    private final Counter failures;
    private final Timer back;
    private final Map<String, AtomicInteger> states = new ConcurrentHashMap<>();

    public WorkOrderMeters(MeterRegistry registry) {
        this.registry = registry;
        this.failures = Counter.builder("anju.workorder.failures")
                .description("Rounds in which work orders could not be verified because the store was away")
                .register(registry);
        this.back = Timer.builder("anju.workorder.back")
                .description("From opening a work order to the telemetry that showed it mended")
                .register(registry);
    }

    /** So many orders stand in a state now. */
    public void stand(String state, int orders) {
        states.computeIfAbsent(state, this::gauge).set(orders);
    }

    private AtomicInteger gauge(String state) {
        AtomicInteger orders = new AtomicInteger();
        Gauge.builder("anju.workorder.orders", orders, AtomicInteger::get)
                .description("Work orders that are neither closed nor cancelled")
                .tag("state", state)
                .register(registry);
        return orders;
    }

    /** A round failed. */
    public void failed() {
        failures.increment();
    }

    /** An order was verified; epoch milliseconds. */
    public void back(long openedMs, long backMs) {
        back.record(Duration.ofMillis(Math.max(0, backMs - openedMs)));
    }
}
