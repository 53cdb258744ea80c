package org.anju.gateway.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.gateway.coverage.Facts.BuildingFacts;
import org.anju.gateway.coverage.Facts.CompoundFacts;
import org.anju.gateway.coverage.Facts.DeviceFacts;

/**
 * Where a requirement wants devices, and how many.
 *
 * @param building empty for the compound as a whole
 * @param entrance 0 for none
 */
record Place(String building, int entrance, int needed) {
    private static final String ENTRANCE = "entrance";
    private static final String BUILDING = "building";

    /**
     * The places of a compound. A requirement that names points wants its devices at each entrance, building, or wherever the feature is;
     * one that names none only wants so many in the whole compound.
     */
    static List<Place> of(Requirement requirement, CompoundFacts compound) {
        if (requirement.points().isEmpty()) {
            int needed = requirement.needed(amount(requirement.per(), compound));
            return List.of(new Place("", 0, needed));
        }
        List<Place> places = new ArrayList<>();
        switch (requirement.per()) {
            case ENTRANCE -> {
                for (BuildingFacts building : compound.buildings()) {
                    for (int entrance = 1; entrance <= building.entrances(); entrance++) {
                        places.add(new Place(building.id(), entrance, requirement.needed(1)));
                    }
                }
            }
            case BUILDING ->
                compound.buildings()
                        .forEach(building -> places.add(new Place(building.id(), 0, requirement.needed(1))));
            case "floor" ->
                compound.buildings()
                        .forEach(building ->
                                places.add(new Place(building.id(), 0, requirement.needed(building.floors()))));
            case "compound", "household" ->
                places.add(new Place("", 0, requirement.needed(amount(requirement.per(), compound))));
            default -> {
                feature(requirement, "", compound.features(), places);
                compound.buildings()
                        .forEach(building -> feature(requirement, building.id(), building.features(), places));
            }
        }
        return places;
    }

    private static void feature(
            Requirement requirement, String building, Map<String, Integer> features, List<Place> places) {
        int amount = features.getOrDefault(requirement.per(), 0);
        if (amount > 0) {
            places.add(new Place(building, 0, requirement.needed(amount)));
        }
    }

    private static int amount(String per, CompoundFacts compound) {
        return switch (per) {
            case "compound" -> 1;
            case "household" -> compound.households();
            case BUILDING -> compound.buildings().size();
            case ENTRANCE ->
                compound.buildings().stream().mapToInt(BuildingFacts::entrances).sum();
            case "floor" ->
                compound.buildings().stream().mapToInt(BuildingFacts::floors).sum();
            default ->
                compound.features().getOrDefault(per, 0)
                        + compound.buildings().stream()
                                .mapToInt(building -> building.features().getOrDefault(per, 0))
                                .sum();
        };
    }

    /** Whether a device stands here and does what is required. */
    boolean holds(DeviceFacts device, Requirement requirement) {
        return device.kind().equals(requirement.kind())
                && (requirement.points().isEmpty()
                        || requirement.points().contains(device.sheet().point()))
                && (building.isEmpty() || building.equals(device.building()))
                && (entrance == 0 || entrance == device.sheet().entrance());
    }
}
