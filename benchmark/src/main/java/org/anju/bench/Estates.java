package org.anju.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Estates of any size: compounds of fifty devices, the five kinds in turn. */
final class Estates {
    /** Devices of one compound. */
    static final int COMPOUND = 50;

    private static final List<String> KINDS = List.of("camera", "gate", "lamp", "charger", "elevator");
    private static final int PER_AREA = 20;

    private Estates() {}

    static String compound(int device) {
        int compound = device / COMPOUND;
        return "A%d-C%02d".formatted(compound / PER_AREA + 1, compound % PER_AREA + 1);
    }

    static String id(int device) {
        return compound(device) + "-" + KINDS.get(device % KINDS.size()) + "-%03d".formatted(device % COMPOUND + 1);
    }

    static String password(int device) {
        return "bench-only-" + device;
    }

    /** Writes the register of an estate. */
    static Path write(Lab lab, int devices) {
        ObjectMapper json = new ObjectMapper();
        ObjectNode estate = json.createObjectNode().put("division", "410381").put("city", "偃师");
        ArrayNode areas = estate.putArray("areas");
        ArrayNode compounds = json.createArrayNode();
        ArrayNode inCompound = json.createArrayNode();
        for (int device = 0; device < devices; device++) {
            if (device % (COMPOUND * PER_AREA) == 0) {
                String area = "A" + (device / (COMPOUND * PER_AREA) + 1);
                ObjectNode made =
                        areas.addObject().put("id", area).put("name", area).put("subdistrict", "槐新街道");
                compounds = made.putArray("compounds");
            }
            if (device % COMPOUND == 0) {
                inCompound = compounds
                        .addObject()
                        .put("id", compound(device))
                        .put("name", compound(device))
                        .put("batch", 2021)
                        .put("households", 69)
                        .put("latitude", 34.73)
                        .put("longitude", 112.79)
                        .put("manager", "物业")
                        .put("simulated", true)
                        .putArray("devices");
            }
            ObjectNode made = inCompound
                    .addObject()
                    .put("id", id(device))
                    .put("kind", KINDS.get(device % KINDS.size()))
                    .put("name", id(device));
            made.putObject("auth").put("password", password(device));
        }
        Path file = lab.folder().resolve("estate-" + devices + ".json");
        try {
            json.writeValue(file.toFile(), estate);
        } catch (IOException e) {
            throw new BenchException(file + " cannot be written", e);
        }
        return file;
    }
}
