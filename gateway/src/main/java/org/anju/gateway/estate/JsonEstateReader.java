package org.anju.gateway.estate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.anju.gateway.model.Building;
import org.jspecify.annotations.Nullable;

/** Reads a register in the estate's JSON form: areas, in them compounds, in them buildings and devices. */
final class JsonEstateReader {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final List<String> DEVICE_KEYS = List.of("id", "kind", "name", "building", "auth");

    private final EstateDraft draft;

    private JsonEstateReader(EstateDraft draft) {
        this.draft = draft;
    }

    static void read(byte[] body, EstateDraft draft) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            draft.refuse(
                    "line " + e.getLocation().getLineNr() + " column "
                            + e.getLocation().getColumnNr(),
                    null,
                    "not JSON: " + e.getOriginalMessage());
            return;
        } catch (IOException e) {
            draft.refuse("file", null, "cannot be read: " + e.getMessage());
            return;
        }
        if (!root.path("areas").isArray()) {
            draft.refuse("areas", null, "the file must be an object with a list 'areas'");
            return;
        }
        new JsonEstateReader(draft).estate(root);
    }

    private void estate(JsonNode root) {
        for (String setting : List.of("city", "division")) {
            if (root.hasNonNull(setting)) {
                draft.settings().put(setting, root.get(setting).asText());
            }
        }
        int index = 0;
        for (JsonNode area : root.get("areas")) {
            String where = "areas[" + index++ + "]";
            String id = text(area, "id");
            draft.areas().add(new EstateDraft.AreaDraft(where, id, text(area, "name"), text(area, "subdistrict")));
            int inner = 0;
            for (JsonNode compound : area.path("compounds")) {
                compound(where + ".compounds[" + inner++ + "]", id, compound);
            }
        }
    }

    private void compound(String where, String area, JsonNode node) {
        String id = text(node, "id");
        List<Building> buildings = new ArrayList<>();
        Map<String, Map<String, Integer>> features = new TreeMap<>();
        features.put("", features(where, id, node.path("features")));
        for (JsonNode building : node.path("buildings")) {
            String buildingId = text(building, "id");
            buildings.add(new Building(
                    buildingId,
                    building.path("entrances").asInt(0),
                    building.path("floors").asInt(0)));
            features.put(buildingId, features(where, buildingId, building.path("features")));
        }
        if (!node.path("batch").isIntegralNumber() || !node.path("households").isIntegralNumber()) {
            draft.refuse(where, id, "batch and households must be whole numbers");
        } else {
            draft.compounds()
                    .add(new EstateDraft.CompoundDraft(
                            where,
                            id,
                            area,
                            text(node, "name"),
                            node.get("batch").asInt(),
                            node.get("households").asInt(),
                            node.path("latitude").asDouble(Double.NaN),
                            node.path("longitude").asDouble(Double.NaN),
                            text(node, "manager"),
                            text(node, "phone"),
                            node.path("simulated").asBoolean(false),
                            buildings,
                            features));
        }
        int index = 0;
        for (JsonNode device : node.path("devices")) {
            device(where + ".devices[" + index++ + "]", id, device);
        }
    }

    private void device(String where, String compound, JsonNode node) {
        String id = text(node, "id");
        JsonNode auth = node.path("auth");
        if (auth.size() > 1) {
            draft.refuse(where, id, "auth must have exactly one of password, token, certificate or gateway");
            return;
        }
        draft.devices()
                .add(new EstateDraft.DeviceDraft(
                        where,
                        id,
                        text(node, "kind"),
                        compound,
                        text(node, "building"),
                        text(node, "name"),
                        credential(auth),
                        sheet(where, id, node)));
    }

    private Map<String, String> sheet(String where, String id, JsonNode node) {
        Map<String, String> sheet = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            if (SheetKeys.ALL.contains(entry.getKey())) {
                if (!entry.getValue().isNull()) {
                    sheet.put(entry.getKey(), entry.getValue().asText());
                }
            } else if (!DEVICE_KEYS.contains(entry.getKey())) {
                draft.refuse(
                        where,
                        id,
                        "'" + entry.getKey() + "' is not known of a device; known are " + String.join(", ", DEVICE_KEYS)
                                + ", " + String.join(", ", SheetKeys.ALL));
            }
        });
        return sheet;
    }

    private Map<String, Integer> features(String where, String id, JsonNode node) {
        Map<String, Integer> counts = new TreeMap<>();
        node.properties().forEach(entry -> {
            int count = entry.getValue().isIntegralNumber() ? entry.getValue().asInt() : -1;
            if (Features.isValid(entry.getKey(), count)) {
                counts.put(entry.getKey(), count);
            } else {
                draft.refuse(
                        where,
                        id,
                        "feature '" + entry.getKey() + "' must be a word of a-z, 0-9 and _ with a whole number");
            }
        });
        return counts;
    }

    private static @Nullable Credential credential(JsonNode auth) {
        for (Credential.Type type : Credential.Type.values()) {
            JsonNode secret = auth.path(type.name().toLowerCase(Locale.ROOT));
            if (secret.isTextual()) {
                return new Credential(type, secret.asText());
            }
        }
        return null;
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() ? value.asText() : "";
    }
}
