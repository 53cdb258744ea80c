package org.anju.sim.estate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.anju.sim.SeededRandom;
import org.jspecify.annotations.Nullable;

/**
 * Invents one old compound: walk-up buildings of four to six floors with two homes a floor and entrance, and the devices a
 * renovation mounts there. Lifts exist only where entrances were retrofitted: at least one in every compound of the first
 * batch, in some of the others.
 */
final class CompoundPlan {
    private static final int HOMES_PER_FLOOR = 2;
    private static final int FIRST_BATCH = 2021;
    private static final List<String> GROUND_CAMERAS = List.of("东门摄像机", "消防通道摄像机", "中心道路摄像机", "车棚摄像机");

    private final long seed;
    private final DevicePasswords passwords;

    CompoundPlan(long seed) {
        this.seed = seed;
        this.passwords = new DevicePasswords(seed);
    }

    /** What stands in one compound. */
    record Built(List<Building> buildings, List<Device> devices) {}

    Built build(String compoundId, int batch, int households) {
        SeededRandom random = SeededRandom.of(seed, "compound-" + compoundId);
        List<Building> buildings = buildings(households, random);
        int entrances = buildings.stream().mapToInt(Building::entrances).sum();
        int lifts = lifts(batch, entrances, random);

        Roster roster = new Roster(compoundId);
        for (String name : GROUND_CAMERAS) {
            roster.add(Kind.CAMERA, null, name);
        }
        roster.add(Kind.GATE, null, "东门人行门禁");
        if (households >= 40) {
            roster.add(Kind.GATE, null, "东门车辆道闸");
        }
        for (Building building : buildings) {
            furnish(building, roster);
        }
        retrofit(buildings, lifts, roster);
        int lamps = 4 + (int) Math.round(1.6 * entrances);
        for (int i = 1; i <= lamps; i++) {
            roster.add(Kind.LAMP, null, "路灯%02d".formatted(i));
        }
        int chargers = Math.max(2, (int) Math.round(households / 8.5));
        for (int i = 1; i <= chargers; i++) {
            roster.add(Kind.CHARGER, null, "充电桩%02d".formatted(i));
        }
        return new Built(buildings, roster.devices);
    }

    private static List<Building> buildings(int households, SeededRandom random) {
        List<Building> buildings = new ArrayList<>();
        int homesLeft = households;
        while (homesLeft > 0) {
            int floors = random.between(4, 6);
            int needed = (int) Math.ceil((double) homesLeft / (floors * HOMES_PER_FLOOR));
            int entrances = Math.min(needed, random.between(2, 4));
            buildings.add(new Building("B" + (buildings.size() + 1), entrances, floors));
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

    private static void furnish(Building building, Roster roster) {
        String id = building.id();
        roster.add(Kind.CAMERA, id, id + "楼高空抛物摄像机");
        for (int entrance = 1; entrance <= building.entrances(); entrance++) {
            roster.add(Kind.CAMERA, id, "%s楼%d单元摄像机".formatted(id, entrance));
            roster.add(Kind.GATE, id, "%s楼%d单元门禁".formatted(id, entrance));
        }
    }

    private static void retrofit(List<Building> buildings, int lifts, Roster roster) {
        int left = lifts;
        for (Building building : buildings) {
            for (int entrance = 1; entrance <= building.entrances() && left > 0; entrance++, left--) {
                String id = building.id();
                roster.add(Kind.ELEVATOR, id, "%s楼%d单元电梯".formatted(id, entrance));
                roster.add(Kind.CAMERA, id, "%s楼%d单元电梯轿厢摄像机".formatted(id, entrance));
            }
        }
    }

    /** Numbers the devices of one compound by kind. */
    private final class Roster {
        private final String compoundId;
        private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        private final List<Device> devices = new ArrayList<>();

        Roster(String compoundId) {
            this.compoundId = compoundId;
        }

        void add(Kind kind, @Nullable String building, String name) {
            int number = counts.merge(kind, 1, Integer::sum);
            String id = "%s-%s-%03d".formatted(compoundId, kind.word(), number);
            devices.add(new Device(id, kind, building, name, new Auth(passwords.of(id))));
        }
    }
}
