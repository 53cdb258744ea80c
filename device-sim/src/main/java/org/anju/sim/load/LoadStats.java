package org.anju.sim.load;

import org.HdrHistogram.Histogram;

/** What one event loop counted. Written on that loop; read by others after the loop's work is over. */
final class LoadStats {
    private static final long LONGEST_US = 3_600_000_000L;

    final Histogram latencyUs = new Histogram(LONGEST_US, 3);
    final Histogram latenessUs = new Histogram(LONGEST_US, 3);
    long due;
    long sent;
    long acknowledged;
    long refused;
    long sentAgain;
    long lost;

    void latency(long nanos) {
        latencyUs.recordValue(clamp(nanos));
    }

    void lateness(long nanos) {
        latenessUs.recordValue(clamp(nanos));
    }

    private static long clamp(long nanos) {
        return Math.max(0, Math.min(LONGEST_US, nanos / 1_000));
    }
}
