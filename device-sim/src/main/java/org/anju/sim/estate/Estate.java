package org.anju.sim.estate;

import java.util.ArrayList;
import java.util.List;

/**
 * One city's devices in the published estate format: city, areas, compounds, buildings, devices.
 *
 * @param division GB/T 2260 division code, six digits
 * @param city name of the city
 * @param areas renovation areas (片区)
 */
public record Estate(String division, String city, List<Area> areas) {

    public Estate {
        areas = List.copyOf(areas);
    }

    /** This estate reduced to the compounds of the chosen batches; areas left without a compound are dropped. */
    public Estate only(FleetChoice choice) {
        List<Area> kept = new ArrayList<>();
        for (Area area : areas) {
            List<Compound> compounds = area.compounds().stream()
                    .filter(compound -> choice.includes(compound.batch()))
                    .toList();
            if (!compounds.isEmpty()) {
                kept.add(new Area(area.id(), area.name(), area.subdistrict(), compounds));
            }
        }
        return new Estate(division, city, kept);
    }

    /** Every device with the place it is mounted at, in file order. */
    public List<Placement> placements() {
        List<Placement> all = new ArrayList<>();
        for (Area area : areas) {
            for (Compound compound : area.compounds()) {
                for (Device device : compound.devices()) {
                    all.add(new Placement(device, compound));
                }
            }
        }
        return all;
    }
}
