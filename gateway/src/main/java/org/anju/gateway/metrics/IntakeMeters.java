package org.anju.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Meters of the intake. */
public final class IntakeMeters {
    private final MeterRegistry registry;
    private final Map<String, Timer> messages = new ConcurrentHashMap<>();
    private final Map<String, Counter> letters = new ConcurrentHashMap<>();
    private final Counter lost;

    public IntakeMeters(MeterRegistry registry) {
        this.registry = registry;
        this.lost = Counter.builder("anju.deadletters.lost")
                .description("Dead letters that were counted but could not be kept")
                .register(registry);
    }

    /** A message was answered. */
    public void ended(String outcome, long nanos) {
        messages.computeIfAbsent(outcome, word -> Timer.builder("anju.intake.messages")
                        .description("Messages taken in, by outcome, with the time from receipt to answer")
                        .tag("outcome", word)
                        .publishPercentiles(0.5, 0.99)
                        .register(registry))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    public void deadLetter(String reason) {
        letters.computeIfAbsent(reason, word -> Counter.builder("anju.deadletters")
                        .description("Refused parts of messages and points, by reason")
                        .tag("reason", word)
                        .register(registry))
                .increment();
    }

    public void deadLettersLost(int count) {
        lost.increment(count);
    }
}
