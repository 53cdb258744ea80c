package org.anju.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Meters of the REST interface. */
public final class ApiMeters {
    private final MeterRegistry registry;

    public ApiMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A request was answered. {@code operation} is an operation of openapi.yaml, or {@code none}. */
    public void answered(String operation, int status, long nanos) {
        Timer.builder("anju.api.requests")
                .description("Time from a request to its answer")
                .tag("operation", operation)
                .tag("status", Integer.toString(status))
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Somebody tried to sign in; {@code outcome} is accepted, refused or locked. */
    public void signIn(String outcome) {
        Counter.builder("anju.api.signins")
                .description("Attempts to sign in")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    /** Work was refused because the queue of a pool was full. */
    public void refused(String pool) {
        Counter.builder("anju.api.refused")
                .description("Requests refused because too many were waiting")
                .tag("pool", pool)
                .register(registry)
                .increment();
    }

    /** Registers the gauge of a pool's queue. */
    public void queue(String pool, IntSupplier waiting) {
        Gauge.builder("anju.api.queue", waiting, IntSupplier::getAsInt)
                .description("Requests that wait for a thread")
                .tag("pool", pool)
                .strongReference(true)
                .register(registry);
    }
}
