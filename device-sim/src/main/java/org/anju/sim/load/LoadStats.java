package org.anju.sim.load;

import org.HdrHistogram.Histogram;

/** What one event loop counted. Used on that loop only; others get copies. */
final class LoadStats {
    private static final long LONGEST_US = 3_600_000_000L;

    private final Histogram latencyUs = new Histogram(LONGEST_US, 3);
    private final Histogram latenessUs = new Histogram(LONGEST_US, 3);
    private final Histogram secondLatencyUs = new Histogram(LONGEST_US, 3);
    private final Histogram secondLatenessUs = new Histogram(LONGEST_US, 3);
    long due;
    long sent;
    long acknowledged;
    long refused;
    long sentAgain;
    long lost;
    int connected;

    /**
     * The counts at one moment.
     *
     * @param latencyUs of what was acknowledged since the last look
     * @param latenessUs of what was sent since the last look
     */
    record Look(
            long due,
            long sent,
            long acknowledged,
            long refused,
            long sentAgain,
            long lost,
            int connected,
            Histogram latencyUs,
            Histogram latenessUs) {}

    void latency(long nanos) {
        secondLatencyUs.recordValue(clamp(nanos));
    }

    void lateness(long nanos) {
        secondLatenessUs.recordValue(clamp(nanos));
    }

    /** The counts so far, with the latencies since the last look. */
    Look look() {
        Look look = new Look(
                due,
                sent,
                acknowledged,
                refused,
                sentAgain,
                lost,
                connected,
                secondLatencyUs.copy(),
                secondLatenessUs.copy());
        latencyUs.add(secondLatencyUs);
        latenessUs.add(secondLatenessUs);
        secondLatencyUs.reset();
        secondLatenessUs.reset();
        return look;
    }

    /** The counts of the whole run. */
    Look total() {
        look();
        return new Look(
                due, sent, acknowledged, refused, sentAgain, lost, connected, latencyUs.copy(), latenessUs.copy());
    }

    private static long clamp(long nanos) {
        return Math.max(0, Math.min(LONGEST_US, nanos / 1_000));
    }
}
