package org.anju.sim.device;

import org.anju.sim.SeededRandom;
import org.anju.sim.estate.Device;
import org.anju.sim.estate.Placement;
import org.anju.sim.estate.Profile;

/** Makes the behaviour of a device. A kind with a behaviour of its own is one class and one line here; others live by their profile. */
public final class Behaviours {
    private Behaviours() {}

    /** The behaviour of the device at {@code placement} under the run's seed. */
    public static Behaviour of(Placement placement, long seed) {
        Device device = placement.device();
        SeededRandom random = SeededRandom.of(seed, device.id());
        Profile profile = device.kind().profile();
        if (profile != null) {
            return new Profiled(profile, random);
        }
        return switch (device.kind().word()) {
            case "camera" -> new Camera(random);
            case "gate" -> new Gate(placement.householdsServed(), random);
            case "lamp" ->
                new Lamp(placement.compound().latitude(), placement.compound().longitude(), random);
            case "charger" -> new Charger(device.id(), random);
            case "elevator" -> new Elevator(placement.floors(), placement.householdsServed(), random);
            default -> throw new IllegalStateException("kind " + device.kind() + " has neither behaviour nor profile");
        };
    }
}
