package org.anju.sim.control;

import java.time.Clock;
import org.anju.sim.fleet.Fleet;
import org.anju.sim.fleet.Tally;
import org.anju.sim.incident.Stage;

/** What the control interface and the live view tell of a running fleet. Thread-safe. */
public final class RunState {
    private static final long LEAST_SPAN_MS = 900;

    private final String target;
    private final long seed;
    private final double speed;
    private final Fleet fleet;
    private final Stage stage;
    private final Clock clock;
    private final long startedMs;
    private Tally.Counts last;
    private long lastMs;
    private double sentPerSecond;
    private double acknowledgedPerSecond;

    /** The state of a fleet that starts now. */
    public RunState(String target, long seed, double speed, Fleet fleet, Stage stage, Clock clock) {
        this.target = target;
        this.seed = seed;
        this.speed = speed;
        this.fleet = fleet;
        this.stage = stage;
        this.clock = clock;
        this.startedMs = clock.millis();
        this.last = fleet.counts();
        this.lastMs = startedMs;
    }

    /**
     * The state at one moment.
     *
     * @param sentPerSecond over the last second or more
     */
    public record Snapshot(
            String target,
            long seed,
            double speed,
            long startedMs,
            long nowMs,
            int devices,
            Tally.Counts counts,
            double sentPerSecond,
            double acknowledgedPerSecond) {}

    /** The state now. */
    public synchronized Snapshot now() {
        Tally.Counts counts = fleet.counts();
        long nowMs = clock.millis();
        if (nowMs - lastMs >= LEAST_SPAN_MS) {
            double seconds = (nowMs - lastMs) / 1_000.0;
            sentPerSecond = (counts.sent() - last.sent()) / seconds;
            acknowledgedPerSecond = (counts.acknowledged() - last.acknowledged()) / seconds;
            last = counts;
            lastMs = nowMs;
        }
        return new Snapshot(
                target, seed, speed, startedMs, nowMs, fleet.size(), counts, sentPerSecond, acknowledgedPerSecond);
    }

    /** What is staged. */
    public Stage stage() {
        return stage;
    }
}
