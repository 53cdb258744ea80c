package org.anju.sim.device;

import java.util.function.LongConsumer;

/**
 * Cuts the time a device is told about into steps of one length, so that what happens does not depend on how often it is asked.
 * A gap longer than the limit is not lived through: the device was switched off.
 */
final class Pace {
    private static final long LONGEST_GAP_MS = 600_000;

    private final int stepMs;
    private long livedToMs = Long.MIN_VALUE;

    Pace(int stepMs) {
        this.stepMs = stepMs;
    }

    /** True until the first {@link #advance}. */
    boolean unborn() {
        return livedToMs == Long.MIN_VALUE;
    }

    /** Runs {@code step} with the end time of every whole step up to {@code tsMs}. The first call only sets the start. */
    void advance(long tsMs, LongConsumer step) {
        if (unborn() || tsMs - livedToMs > LONGEST_GAP_MS) {
            livedToMs = tsMs;
            return;
        }
        while (livedToMs + stepMs <= tsMs) {
            livedToMs += stepMs;
            step.accept(livedToMs);
        }
    }
}
