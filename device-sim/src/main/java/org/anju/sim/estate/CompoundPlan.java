package org.anju.sim.estate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anju.sim.SeededRandom;

/**
 * Invents one old compound: walk-up buildings of four to six floors with two homes a floor and entrance, and the devices a
 * renovation mounts there. Lifts exist only where entrances were retrofitted: at least one in every compound of the first
 * batch, in some of the others. In some compounds of later batches one entrance still waits for its camera.
 */
final class CompoundPlan {
    private static final int HOMES_PER_FLOOR = 2;
    private static final int FIRST_BATCH = 2021;
    private static final int LEAST_HOUSEHOLDS_WITH_BARRIER = 40;
    private static final double UNFINISHED = 0.12;

    private final long seed;
    private final Map<Kind, Integer> further;
    private final DevicePasswords passwords;

    /** @param further how many of which kinds beside those a renovation always mounts */
    CompoundPlan(long seed, Map<Kind, Integer> further) {
        this.seed = seed;
        this.further = Collections.unmodifiableMap(new LinkedHashMap<>(further));
        this.passwords = new DevicePasswords(seed);
    }

    /** What stands in one compound, and what of it must be guarded. */
    record Built(Map<String, Integer> features, List<Building> buildings, List<Device> devices) {}

    Built build(String compoundId, int batch, int households) {
        SeededRandom random = SeededRandom.of(seed, "compound-" + compoundId);
        List<Building> buildings = buildings(households, random);
        int entrances = buildings.stream().mapToInt(Building::entrances).sum();
        int lifts = lifts(batch, entrances, random);
        boolean unfinished = batch != FIRST_BATCH
                && SeededRandom.of(seed, "unfinished-" + compoundId).chance(UNFINISHED);

        Roster roster = new Roster(compoundId, batch, seed, passwords);
        roster.ground(Kind.CAMERA, "compound_entrance", "东门摄像机");
        roster.ground(Kind.CAMERA, "fire_lane", "消防通道摄像机");
        roster.ground(Kind.CAMERA, "main_path", "中心道路摄像机");
        roster.ground(Kind.CAMERA, "ebike_shed", "车棚摄像机");
        roster.ground(Kind.GATE, "pedestrian_entrance", "东门人行门禁");
        boolean barrier = households >= LEAST_HOUSEHOLDS_WITH_BARRIER;
        if (barrier) {
            roster.ground(Kind.GATE, "vehicle_entrance", "东门车辆道闸");
        }
        for (int i = 0; i < buildings.size(); i++) {
            furnish(buildings.get(i), unfinished && i == buildings.size() - 1, roster);
        }
        buildings = retrofit(buildings, lifts, roster);
        int lamps = 4 + (int) Math.round(1.6 * entrances);
        for (int i = 1; i <= lamps; i++) {
            roster.ground(Kind.LAMP, "road", "路灯%02d".formatted(i));
        }
        int chargers = Math.max(2, (int) Math.round(households / 8.5));
        for (int i = 1; i <= chargers; i++) {
            roster.ground(Kind.CHARGER, "ebike_shed", "充电桩%02d".formatted(i));
        }
        further.forEach((kind, count) -> {
            Profile profile = kind.profile();
            String name = profile == null ? kind.word() : profile.zh();
            for (int i = 1; i <= count; i++) {
                roster.ground(kind, kind.word(), "%s%02d".formatted(name, i));
            }
        });
        return new Built(features(barrier), buildings, roster.devices());
    }

    private static Map<String, Integer> features(boolean barrier) {
        Map<String, Integer> features =
                new TreeMap<>(Map.of("pedestrian_entrance", 1, "main_path", 1, "fire_lane", 1, "ebike_shed", 1));
        if (barrier) {
            features.put("vehicle_entrance", 1);
        }
        return features;
    }

    private static List<Building> buildings(int households, SeededRandom random) {
        List<Building> buildings = new ArrayList<>();
        int homesLeft = households;
        while (homesLeft > 0) {
            int floors = random.between(4, 6);
            int needed = (int) Math.ceil((double) homesLeft / (floors * HOMES_PER_FLOOR));
            int entrances = Math.min(needed, random.between(2, 4));
            buildings.add(new Building("B" + (buildings.size() + 1), entrances, floors, Map.of()));
            homesLeft -= entrances * floors * HOMES_PER_FLOOR;
        }
        return buildings;
    }

    private static int lifts(int batch, int entrances, SeededRandom random) {
        if (batch == FIRST_BATCH) {
            return Math.max(1, entrances / 3);
        }
        return random.chance(0.4) ? Math.max(1, entrances / 4) : 0;
    }

    private static void furnish(Building building, boolean unfinished, Roster roster) {
        String id = building.id();
        roster.add(Kind.CAMERA, id, 0, "facade", id + "楼高空抛物摄像机");
        for (int entrance = 1; entrance <= building.entrances(); entrance++) {
            if (!unfinished || entrance < building.entrances()) {
                roster.add(Kind.CAMERA, id, entrance, "entrance", "%s楼%d单元摄像机".formatted(id, entrance));
            }
            roster.add(Kind.GATE, id, entrance, "entrance", "%s楼%d单元门禁".formatted(id, entrance));
        }
    }

    private static List<Building> retrofit(List<Building> buildings, int lifts, Roster roster) {
        List<Building> equipped = new ArrayList<>();
        int left = lifts;
        for (Building building : buildings) {
            int here = Math.min(left, building.entrances());
            String id = building.id();
            for (int entrance = 1; entrance <= here; entrance++) {
                roster.add(Kind.ELEVATOR, id, entrance, "elevator", "%s楼%d单元电梯".formatted(id, entrance));
                roster.add(Kind.CAMERA, id, entrance, "elevator_car", "%s楼%d单元电梯轿厢摄像机".formatted(id, entrance));
            }
            left -= here;
            equipped.add(
                    here == 0
                            ? building
                            : new Building(id, building.entrances(), building.floors(), Map.of("elevator", here)));
        }
        return equipped;
    }
}
