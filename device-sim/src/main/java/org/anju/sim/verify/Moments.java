package org.anju.sim.verify;

/**
 * Scenario time against the wall's.
 *
 * @param beganMs wall time of the scenario's begin
 * @param speed scenario seconds per wall second
 * @param graceMs wall milliseconds allowed beside every deadline
 */
record Moments(long beganMs, double speed, long graceMs) {

    /** The wall time of a moment of the scenario. */
    long wallMs(long scenarioMs) {
        return beganMs + (long) (scenarioMs / speed);
    }

    /** The latest wall time at which something due by a moment of the scenario is in time. */
    long deadlineMs(long scenarioMs) {
        return wallMs(scenarioMs) + graceMs;
    }

    /** A wall time as the scenario's clock shows it, in words. */
    String shown(long wallMs) {
        double seconds = (wallMs - beganMs) * speed / 1_000;
        return String.format(java.util.Locale.ROOT, "%.1f s", seconds);
    }
}
