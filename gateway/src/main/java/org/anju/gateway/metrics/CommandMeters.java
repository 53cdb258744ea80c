package org.anju.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.IntSupplier;

/** Meters of commands to devices. */
public final class CommandMeters {
    private final MeterRegistry registry;
    private final Timer replies;

    public CommandMeters(MeterRegistry registry) {
        this.registry = registry;
        this.replies = Timer.builder("anju.commands.reply")
                .description("Time from a command to the device's answer")
                .register(registry);
    }

    /** A command came to its end; {@code outcome} is done, refused, unanswered or unreachable. */
    public void ended(String outcome) {
        Counter.builder("anju.commands")
                .description("Commands to devices by what became of them")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    /** A device answered after so many milliseconds. */
    public void answered(long afterMs) {
        replies.record(Duration.ofMillis(Math.max(0, afterMs)));
    }

    /** Registers the gauge of commands that wait for an answer. */
    public void waiting(IntSupplier count) {
        Gauge.builder("anju.commands.waiting", count, IntSupplier::getAsInt)
                .description("Commands that wait for an answer")
                .strongReference(true)
                .register(registry);
    }
}
