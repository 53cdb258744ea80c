package org.anju.sim.fleet;

import java.time.Clock;

/**
 * The clock behaviours live by: the wall clock, or one that runs faster from the start of the run on. Messages always carry wall
 * time, because a gateway refuses to believe in the future.
 */
public final class SimulatedTime {
    private final Clock wall;
    private final double speed;
    private final long startMs;

    /**
     * A clock.
     *
     * @param speed simulated seconds per second, more than 0
     */
    public SimulatedTime(Clock wall, double speed) {
        this.wall = wall;
        this.speed = speed;
        this.startMs = wall.millis();
    }

    /** Now, epoch milliseconds of the simulated clock. */
    public long nowMs() {
        return startMs + (long) ((wall.millis() - startMs) * speed);
    }

    /** The wall time at which the simulated clock shows {@code simulatedMs}. */
    public long wallMs(long simulatedMs) {
        return startMs + (long) ((simulatedMs - startMs) / speed);
    }

    /** Wall milliseconds until the simulated clock shows {@code simulatedMs}, at least 1. */
    public long waitMs(long simulatedMs) {
        return Math.max(1, (long) Math.ceil((simulatedMs - nowMs()) / speed));
    }
}
