package org.anju.sim.estate;

/** A device and the compound it stands in. */
public record Placement(Device device, Compound compound) {

    /** Floors of the device's building; 6 when the file does not say. */
    public int floors() {
        return compound.buildings().stream()
                .filter(building -> building.id().equals(device.building()))
                .mapToInt(Building::floors)
                .findFirst()
                .orElse(6);
    }

    /** Households behind the device: the compound's, or one entrance's share of them for a device at a building. */
    public double householdsServed() {
        if (device.building() == null) {
            return compound.households();
        }
        int entrances =
                compound.buildings().stream().mapToInt(Building::entrances).sum();
        return (double) compound.households() / Math.max(1, entrances);
    }
}
