package org.anju.sim.fleet;

import java.util.Map;
import org.anju.sim.device.Condition;
import org.anju.sim.estate.Mishap;
import org.anju.sim.fault.FaultSpec;

/** Something that befalls a device on the air and is over after a while. */
public sealed interface Effect {

    /** Something happens to what the device watches. */
    record Befall(Condition condition) implements Effect {}

    /** Something is wrong with the device or its network. */
    record Disturb(FaultSpec fault) implements Effect {}

    /** What its profile says may befall it. */
    record Suffer(Mishap mishap) implements Effect {}

    /** The device reports these values whatever it measures. */
    record Hold(Map<String, Object> values) implements Effect {
        public Hold {
            values = Map.copyOf(values);
        }
    }
}
