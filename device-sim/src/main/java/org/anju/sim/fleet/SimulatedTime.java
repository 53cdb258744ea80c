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
    private final long shiftMs;

    /**
     * A clock that starts with the wall's time.
     *
     * @param speed simulated seconds per second, more than 0
     */
    public SimulatedTime(Clock wall, double speed) {
        this(wall, speed, 0);
    }

    /**
     * A clock that starts at another time than the wall's.
     *
     * @param shiftMs milliseconds it is ahead at the start
     */
    public SimulatedTime(Clock wall, double speed, long shiftMs) {
        this.wall = wall;
        this.speed = speed;
        this.startMs = wall.millis();
        this.shiftMs = shiftMs;
    }

    /** Simulated seconds per second. */
    public double speed() {
        return speed;
    }

    /** Now, epoch milliseconds of the simulated clock. */
    public long nowMs() {
        return startMs + shiftMs + (long) ((wall.millis() - startMs) * speed);
    }

    /** The wall time at which the simulated clock shows {@code simulatedMs}. */
    public long wallMs(long simulatedMs) {
        return startMs + (long) ((simulatedMs - shiftMs - startMs) / speed);
    }

    /** Wall milliseconds until the simulated clock shows {@code simulatedMs}, at least 1. */
    public long waitMs(long simulatedMs) {
        return Math.max(1, (long) Math.ceil((simulatedMs - nowMs()) / speed));
    }
}
