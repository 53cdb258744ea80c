package org.anju.gateway.estate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.anju.gateway.model.Area;
import org.anju.gateway.model.Building;
import org.anju.gateway.model.Compound;
import org.jspecify.annotations.Nullable;

/** Writes the register in the forms the import reads, planned and retired devices included. Never a credential. */
public final class EstateExport {
    private final Estate estate;
    private final Map<String, List<Register.Entry>> entries = new LinkedHashMap<>();
    private final List<Compound> compounds;

    /**
     * Chooses what is written.
     *
     * @param wanted compounds to write
     */
    public EstateExport(Estate estate, Predicate<Compound> wanted) {
        this.estate = estate;
        this.compounds = estate.compounds().values().stream().filter(wanted).toList();
        for (Register.Entry entry : estate.register().entries().values()) {
            entries.computeIfAbsent(entry.compound(), id -> new ArrayList<>()).add(entry);
        }
    }

    /** The estate JSON. */
    public byte[] json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("division", estate.division()).put("city", estate.city());
        ArrayNode areas = root.putArray("areas");
        for (Area area : estate.areas().values()) {
            List<Compound> inside = compounds.stream()
                    .filter(compound -> compound.area().equals(area.id()))
                    .toList();
            if (!inside.isEmpty()) {
                ObjectNode node = areas.addObject().put("id", area.id()).put("name", area.name());
                node.put("subdistrict", area.subdistrict());
                ArrayNode list = node.putArray("compounds");
                inside.forEach(compound -> write(list.addObject(), compound));
            }
        }
        return root.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(ObjectNode node, Compound compound) {
        node.put("id", compound.id()).put("name", compound.name());
        node.put("batch", compound.batch()).put("households", compound.households());
        if (!Double.isNaN(compound.latitude())) {
            node.put("latitude", compound.latitude());
        }
        if (!Double.isNaN(compound.longitude())) {
            node.put("longitude", compound.longitude());
        }
        node.put("manager", compound.manager()).put("phone", compound.phone());
        node.put("simulated", compound.simulated());
        counts(node, estate.register().features(compound.id(), ""));
        ArrayNode buildings = node.putArray("buildings");
        for (Building building : compound.buildings()) {
            ObjectNode one = buildings.addObject().put("id", building.id());
            one.put("entrances", building.entrances()).put("floors", building.floors());
            counts(one, estate.register().features(compound.id(), building.id()));
        }
        ArrayNode devices = node.putArray("devices");
        for (Register.Entry entry : entries.getOrDefault(compound.id(), List.of())) {
            ObjectNode one = devices.addObject();
            one.put("id", entry.id()).put("kind", entry.kind()).put("name", entry.name());
            if (!entry.building().isEmpty()) {
                one.put("building", entry.building());
            }
            sheet(entry.sheet()).forEach((key, value) -> {
                if (value instanceof Integer number) {
                    one.put(key, number);
                } else if (!"".equals(value)) {
                    one.put(key, String.valueOf(value));
                }
            });
        }
    }

    private static void counts(ObjectNode node, Map<String, Integer> features) {
        if (!features.isEmpty()) {
            ObjectNode counts = node.putObject("features");
            features.forEach(counts::put);
        }
    }

    /** What a sheet says by {@link SheetKeys}, in their order; empty texts for what is unknown. */
    private static Map<String, Object> sheet(Sheet sheet) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(SheetKeys.ENTRANCE, sheet.entrance() == 0 ? "" : (Object) sheet.entrance());
        values.put(SheetKeys.FLOOR, sheet.floor() == null ? "" : (Object) sheet.floor());
        values.put(SheetKeys.POINT, sheet.point());
        values.put(SheetKeys.LOCATION, sheet.location());
        values.put(SheetKeys.VENDOR, sheet.vendor());
        values.put(SheetKeys.MODEL, sheet.model());
        values.put(SheetKeys.SERIAL, sheet.serial());
        values.put(SheetKeys.INSTALLED, sheet.installed());
        values.put(SheetKeys.WARRANTY, sheet.warrantyUntil());
        values.put(SheetKeys.GB28181, sheet.gb28181());
        values.put(SheetKeys.STATUS, sheet.status().word());
        return values;
    }

    /** CSV with English heads. */
    public byte[] csv() {
        return Tables.csv(rows(TableColumns.EXPORTED));
    }

    /** A workbook with Chinese heads. */
    public byte[] xlsx() {
        return Tables.xlsx(List.of(new Tables.Sheet(
                "设备台账",
                rows(TableColumns.EXPORTED.stream().map(TableColumns::chinese).toList()))));
    }

    private List<List<Object>> rows(List<String> heads) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.copyOf(heads));
        for (Compound compound : compounds) {
            Area area = estate.areas().get(compound.area());
            for (Register.Entry entry : entries.getOrDefault(compound.id(), List.of())) {
                rows.add(row(area, compound, entry));
            }
        }
        return rows;
    }

    private List<Object> row(@Nullable Area area, Compound compound, Register.Entry entry) {
        Building building = compound.buildings().stream()
                .filter(each -> each.id().equals(entry.building()))
                .findFirst()
                .orElse(null);
        List<Object> row = new ArrayList<>(List.of(
                estate.city(),
                estate.division(),
                compound.area(),
                area == null ? "" : area.name(),
                area == null ? "" : area.subdistrict(),
                compound.id(),
                compound.name(),
                compound.batch(),
                compound.households(),
                Double.isNaN(compound.latitude()) ? "" : (Object) compound.latitude(),
                Double.isNaN(compound.longitude()) ? "" : (Object) compound.longitude(),
                compound.manager(),
                compound.phone(),
                compound.simulated(),
                Features.write(estate.register().features(compound.id(), "")),
                entry.building(),
                building == null ? "" : (Object) building.entrances(),
                building == null ? "" : (Object) building.floors(),
                building == null ? "" : Features.write(estate.register().features(compound.id(), building.id())),
                entry.id(),
                entry.kind(),
                entry.name()));
        row.addAll(sheet(entry.sheet()).values());
        return row;
    }
}
