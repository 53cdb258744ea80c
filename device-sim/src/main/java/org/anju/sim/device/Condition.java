package org.anju.sim.device;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can befall what a simulated device watches. */
public enum Condition {
    /** A gate's door is pushed open without a grant. */
    FORCED_OPEN,
    /** A gate's door does not fall shut. */
    HELD_OPEN,
    /** A gate is opened with the code that says: I am being forced. */
    DURESS,
    /** A gate or camera is taken apart. */
    TAMPER,
    /** Somebody slips through a gate behind another. */
    TAILGATING,
    /** A vehicle hits the barrier. */
    BARRIER_HIT,
    /** The fire system releases the doors. */
    FIRE_RELEASE,
    /** A charger's connector heats up far beyond what its current explains. */
    OVERHEAT,
    /** A charger smokes. */
    SMOKE,
    /** Somebody presses a charger's emergency stop. */
    EMERGENCY_STOP,
    /** A charger's earth wire is broken. */
    GROUND_FAILURE,
    /** A lift stops between floors with people in it. */
    ENTRAPMENT,
    /** An e-bike is pushed into a lift. */
    EBIKE,
    /** A lift loses its mains. */
    MAINS_LOST,
    /** A lift runs too fast. */
    OVERSPEED,
    /** A camera's picture is lost while the camera itself keeps reporting. */
    SIGNAL_LOSS,
    /** A camera is covered or turned. */
    SCENE_CHANGE,
    /** A camera's picture stands still. */
    FROZEN_PICTURE,
    /** A vehicle stands on a fire lane a camera watches. */
    FIRE_LANE_BLOCKED,
    /** A camera sees smoke or flames. */
    FIRE,
    /** Something is thrown from a height. */
    FALLING_OBJECT,
    /** Somebody enters where nobody should be. */
    INTRUSION,
    /** Somebody falls and stays down. */
    FALL,
    /** People gather. */
    CROWD,
    /** A lamp's insulation leaks current to earth. */
    EARTH_LEAKAGE,
    /** A lamp is lit by its controller but draws nothing. */
    LAMP_FAILURE,
    /** A lamp's pole is hit and leans. */
    IMPACT,
    /** Somebody presses the button for help at a pole. */
    SOS,
    /** A pole's cabinet stands open. */
    CABINET_OPEN;

    /** The word in scenarios and on the control interface. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The condition a word names.
     *
     * @throws IllegalArgumentException naming the word and the words that are known
     */
    public static Condition of(String word) {
        for (Condition condition : values()) {
            if (condition.word().equals(word)) {
                return condition;
            }
        }
        throw new IllegalArgumentException("there is no condition '" + word + "'; known are "
                + Arrays.stream(values()).map(Condition::word).collect(Collectors.joining(", ")));
    }
}
