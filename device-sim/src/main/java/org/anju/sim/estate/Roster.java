package org.anju.sim.estate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anju.sim.SeededRandom;
import org.jspecify.annotations.Nullable;

/** The register of one compound in the making: numbers its devices by kind and invents the sheet of each. */
final class Roster {
    private final String compoundId;
    private final int batch;
    private final long seed;
    private final DevicePasswords passwords;
    private final Map<Kind, Integer> counts = new HashMap<>();
    private final List<Device> devices = new ArrayList<>();

    Roster(String compoundId, int batch, long seed, DevicePasswords passwords) {
        this.compoundId = compoundId;
        this.batch = batch;
        this.seed = seed;
        this.passwords = passwords;
    }

    List<Device> devices() {
        return devices;
    }

    /** Adds a device on the compound's open ground. */
    void ground(Kind kind, String point, String name) {
        add(kind, null, 0, point, name);
    }

    /** Adds a device at a building; entrance 0 is none. */
    void add(Kind kind, @Nullable String building, int entrance, String point, String name) {
        int number = counts.merge(kind, 1, Integer::sum);
        String id = "%s-%s-%03d".formatted(compoundId, kind.word(), number);
        SeededRandom random = SeededRandom.of(seed, "sheet-" + id);
        String make = random.chance(0.6) ? "甲" : "乙";
        devices.add(new Device(
                id,
                kind,
                building,
                name,
                entrance == 0 ? null : entrance,
                point,
                building == null ? "小区公共区域" : building + "楼" + (entrance == 0 ? "外立面" : entrance + "单元"),
                "模拟厂商" + make,
                "SIM-" + kind.word().toUpperCase(Locale.ROOT) + "-" + make,
                "SN-" + id,
                "%d-%02d-%02d".formatted(batch, random.between(6, 11), random.between(1, 28)),
                new Auth(passwords.of(id))));
    }
}
