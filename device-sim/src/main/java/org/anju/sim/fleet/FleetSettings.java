package org.anju.sim.fleet;

import java.util.function.Function;
import org.anju.sim.estate.Kind;
import org.anju.sim.mqtt.Dialect;

/**
 * How a fleet is to be played.
 *
 * @param seed what the devices' values are drawn from
 * @param dialect whose topics they speak
 * @param time the clock each kind lives by
 * @param sampleEveryMs milliseconds of the simulated clock between two readings of one device; 0 for its profile's
 * @param connectsPerSecond how fast to connect them, 50 or more
 * @param traffic told what passes
 */
public record FleetSettings(
        long seed,
        Dialect dialect,
        Function<Kind, SimulatedTime> time,
        int sampleEveryMs,
        int connectsPerSecond,
        Traffic traffic) {
    private static final int CONNECTS_PER_SECOND = 500;

    /** A fleet of Anju's own dialect on one clock. */
    public FleetSettings(long seed, SimulatedTime time) {
        this(seed, Dialect.NATIVE, kind -> time, 0, CONNECTS_PER_SECOND, Traffic.UNWATCHED);
    }

    /** The same in another dialect. */
    public FleetSettings speaking(Dialect other) {
        return new FleetSettings(seed, other, time, sampleEveryMs, connectsPerSecond, traffic);
    }
}
