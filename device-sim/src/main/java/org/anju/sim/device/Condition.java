package org.anju.sim.device;

/** What can befall a simulated device. */
public enum Condition {
    /** A gate's door is pushed open without a grant. */
    FORCED_OPEN,
    /** A charger's connector heats up far beyond what its current explains. */
    OVERHEAT,
    /** A lift stops between floors with people in it. */
    ENTRAPMENT,
    /** A camera's picture is lost while the camera itself keeps reporting. */
    SIGNAL_LOSS,
    /** A lamp's insulation leaks current to earth. */
    EARTH_LEAKAGE,
    /** An e-bike is pushed into a lift. */
    EBIKE,
    /** A vehicle stands on a fire lane a camera watches. */
    FIRE_LANE_BLOCKED,
    /** The device's power is pulled: its connection dies without a farewell. */
    POWER_LOSS
}
