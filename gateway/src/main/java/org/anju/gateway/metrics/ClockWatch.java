package org.anju.gateway.metrics;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Whether the clock keeps pace with the machine's own count of time. A jump stays trouble until the clock has run evenly for an hour. */
public final class ClockWatch {
    private static final long NANOS_PER_MS = 1_000_000;
    private static final long REMEMBERED_MS = 3_600_000;

    private final Clock clock;
    private final LongSupplier nanos;
    private final long toleranceMs;
    private long lastMs;
    private long lastNanos;
    private long jumpedMs;
    private long jumpSeenNanos;

    /**
     * @param nanos a count that no setting of the clock changes, {@link System#nanoTime}
     */
    public ClockWatch(Clock clock, LongSupplier nanos, Duration tolerance) {
        this.clock = clock;
        this.nanos = nanos;
        this.toleranceMs = tolerance.toMillis();
        this.lastMs = clock.millis();
        this.lastNanos = nanos.getAsLong();
    }

    /** Compares the clock with the count since the last call; the answer is as {@link HealthCheck#trouble}. */
    public synchronized String look() {
        long nowMs = clock.millis();
        long nowNanos = nanos.getAsLong();
        long offMs = nowMs - lastMs - (nowNanos - lastNanos) / NANOS_PER_MS;
        lastMs = nowMs;
        lastNanos = nowNanos;
        if (Math.abs(offMs) > toleranceMs) {
            jumpedMs = offMs;
            jumpSeenNanos = nowNanos;
        } else if ((nowNanos - jumpSeenNanos) / NANOS_PER_MS > REMEMBERED_MS) {
            jumpedMs = 0;
        }
        return jumpedMs == 0
                ? ""
                : "the clock jumped by " + jumpedMs
                        + " ms; let a time service set it (timedatectl set-ntp true) and look for"
                        + " who else sets it";
    }
}
