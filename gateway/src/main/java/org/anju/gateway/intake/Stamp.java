package org.anju.gateway.intake;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** The gateway's clock as the journal sees it: milliseconds that never go back, even when the system's clock is set. Thread-safe. */
public final class Stamp {
    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    public Stamp(Clock clock) {
        this.clock = clock;
    }

    /** Now, epoch milliseconds. */
    public long nowMs() {
        long now = clock.millis();
        return last.accumulateAndGet(now, Math::max);
    }
}
