package org.anju.gateway.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The circuit breaker of one recipient. A recipient that fails on several alerts one after the other is down: it is left alone, then asked
 * with one message at a time, less and less often. One message that fails over and over says nothing about the recipient and counts once.
 * Confined to the recipient's line.
 */
final class Breaker {
    private static final int WINDOW = 5;

    private final CircuitBreaker circuit;
    private final Clock clock;
    private long openUntilMs;
    private String lastFailed = "";

    Breaker(String recipient, Backoff backoff, Clock clock) {
        this.clock = clock;
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(WINDOW)
                .failureRateThreshold(100)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitIntervalFunctionInOpenState(times -> open(backoff.afterFailures(times)))
                .clock(clock)
                .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                .build();
        circuit = CircuitBreaker.of(recipient, config);
    }

    private long open(long waitMs) {
        // The library opens strictly after the wait.
        openUntilMs = clock.millis() + waitMs + 1;
        return waitMs;
    }

    /** How long nothing may be sent, in milliseconds; 0 when the next message may go. */
    long waitMs() {
        return circuit.getState() == CircuitBreaker.State.OPEN ? Math.max(0, openUntilMs - clock.millis()) : 0;
    }

    /** Whether the next message is to find out if the recipient is back. */
    boolean probes() {
        return circuit.getState() != CircuitBreaker.State.CLOSED;
    }

    /** Whether it may send now; to be followed by {@link #succeeded}, {@link #failed} or {@link #unused}. */
    boolean acquire() {
        return circuit.tryAcquirePermission();
    }

    void unused() {
        circuit.releasePermission();
    }

    void succeeded() {
        lastFailed = "";
        circuit.onSuccess(0, TimeUnit.MILLISECONDS);
    }

    void failed(String alert, String reason) {
        if (alert.equals(lastFailed) && circuit.getState() == CircuitBreaker.State.CLOSED) {
            circuit.releasePermission();
            return;
        }
        lastFailed = alert;
        circuit.onError(0, TimeUnit.MILLISECONDS, new IllegalStateException(reason));
    }

    /** The recipient has come into reach by itself. */
    void reset() {
        lastFailed = "";
        circuit.reset();
    }

    /** {@code closed}, {@code open} or {@code half_open}. */
    String word() {
        return circuit.getState().name().toLowerCase(Locale.ROOT);
    }
}
