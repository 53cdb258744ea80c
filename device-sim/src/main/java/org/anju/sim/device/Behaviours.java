package org.anju.sim.device;

import org.anju.sim.SeededRandom;
import org.anju.sim.estate.Device;
import org.anju.sim.estate.Kind;
import org.anju.sim.estate.Placement;

/** Makes the behaviour of a device. A new kind is one class and one line here. */
public final class Behaviours {
    private Behaviours() {}

    /** The behaviour of the device at {@code placement} under the run's seed. */
    public static Behaviour of(Placement placement, long seed) {
        Device device = placement.device();
        SeededRandom random = SeededRandom.of(seed, device.id());
        Kind kind = device.kind();
        return switch (kind) {
            case CAMERA -> new Camera(random);
            case GATE -> new Gate(placement.householdsServed(), random);
            case LAMP ->
                new Lamp(placement.compound().latitude(), placement.compound().longitude(), random);
            case CHARGER -> new Charger(device.id(), random);
            case ELEVATOR -> new Elevator(placement.floors(), placement.householdsServed(), random);
        };
    }
}
