package org.anju.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongUnaryOperator;

/** Meters of the intake. */
public final class IntakeMeters {
    private final MeterRegistry registry;
    private final Map<String, Ended> messages = new ConcurrentHashMap<>();
    private final Map<String, Counter> letters = new ConcurrentHashMap<>();
    private final Counter lost;
    private final MultiGauge worstClocks;

    public IntakeMeters(MeterRegistry registry) {
        this.registry = registry;
        this.worstClocks = MultiGauge.builder("anju.device.clock.ahead.ms")
                .description(
                        "Milliseconds a device's clock is ahead of the gateway's, of the devices that are off most")
                .register(registry);
        this.lost = Counter.builder("anju.deadletters.lost")
                .description("Dead letters that were counted but could not be kept")
                .register(registry);
    }

    /** A message was answered. */
    public void ended(String outcome, long nanos) {
        Ended ended = messages.get(outcome);
        if (ended == null) {
            ended = messages.computeIfAbsent(outcome, word -> new Ended(registry, word));
        }
        ended.add(nanos);
    }

    public void deadLetter(String reason) {
        letters.computeIfAbsent(reason, word -> Counter.builder("anju.deadletters")
                        .description("Refused parts of messages and points, by reason")
                        .tag("reason", word)
                        .register(registry))
                .increment();
    }

    /**
     * Registers the gauge of devices whose clock is off.
     *
     * @param devices how many are off by more than so many milliseconds
     */
    public void clocksOff(LongUnaryOperator devices) {
        for (long seconds : new long[] {10, 60, 300}) {
            Gauge.builder("anju.device.clock.off", () -> devices.applyAsLong(seconds * 1000))
                    .description("Devices whose clock is off by more than that many seconds")
                    .tag("seconds", Long.toString(seconds))
                    .register(registry);
        }
    }

    /** Shows the devices whose clocks are farthest off, in milliseconds ahead of the gateway's. */
    public void worstClocks(Map<String, Long> aheadMs) {
        worstClocks.register(
                aheadMs.entrySet().stream()
                        .map(entry -> MultiGauge.Row.of(Tags.of("device", entry.getKey()), entry.getValue()))
                        .toList(),
                true);
    }

    public void deadLettersLost(int count) {
        lost.increment(count);
    }

    /**
     * Messages of one outcome. Each is counted and its time summed; percentiles are taken of every eighth message, for a percentile costs
     * several times what a message may cost here.
     */
    private static final class Ended {
        private static final long SAMPLED = 8;

        private final LongAdder count = new LongAdder();
        private final LongAdder nanos = new LongAdder();
        private final Timer latency;
        private long turn;

        Ended(MeterRegistry registry, String outcome) {
            FunctionTimer.builder(
                            "anju.intake.messages",
                            this,
                            ended -> ended.count.sum(),
                            ended -> ended.nanos.sum(),
                            TimeUnit.NANOSECONDS)
                    .description("Messages taken in, by outcome, with the time from receipt to answer")
                    .tag("outcome", outcome)
                    .register(registry);
            latency = Timer.builder("anju.intake.latency")
                    .description("Time from receipt to answer of every eighth message, by outcome")
                    .tag("outcome", outcome)
                    .publishPercentiles(0.5, 0.99)
                    .register(registry);
        }

        // Two threads that meet here may sample one message more or less, which no percentile notices.
        void add(long took) {
            count.increment();
            nanos.add(took);
            long mine = turn;
            turn = mine + 1;
            if (mine % SAMPLED == 0) {
                latency.record(took, TimeUnit.NANOSECONDS);
            }
        }
    }
}
