package org.anju.gateway.estate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anju.gateway.model.Building;
import org.jspecify.annotations.Nullable;

/**
 * Reads a register with one row per device, from CSV or from a spreadsheet. Area, compound and building stand in each row of their devices;
 * the first row that names one describes it, and rows that name one without describing it leave it as it is registered. The head line is
 * the same in English and Chinese.
 */
final class TableEstateReader {
    private static final Set<String> REQUIRED = Set.of("area", "compound", "id", "kind", "name");
    private static final List<String> OF_COMPOUND = List.of(
            "compoundName",
            "batch",
            "households",
            "latitude",
            "longitude",
            "manager",
            "phone",
            "simulated",
            "features");
    private static final List<String> OF_BUILDING = List.of("entrances", "floors", "buildingFeatures");

    private final EstateDraft draft;
    private final Map<String, Head> compounds = new LinkedHashMap<>();
    private final Set<String> areas = new HashSet<>();
    private boolean headRead;
    private boolean headIsGood;

    TableEstateReader(EstateDraft draft) {
        this.draft = draft;
    }

    /** Takes the head line; answers whether the rows can be read. */
    boolean head(List<String> columns) {
        headRead = true;
        Set<String> named = new TreeSet<>(columns);
        named.remove("");
        Set<String> missing = new TreeSet<>(REQUIRED);
        missing.removeAll(named);
        Set<String> unknown = new TreeSet<>(named);
        unknown.removeAll(TableColumns.ALL);
        if (!missing.isEmpty()) {
            draft.refuse("line 1", null, "columns are missing: " + String.join(", ", missing));
        }
        if (!unknown.isEmpty()) {
            draft.refuse(
                    "line 1",
                    null,
                    "unknown columns: " + String.join(", ", unknown) + "; known are "
                            + String.join(", ", new TreeSet<>(TableColumns.ALL)));
        }
        headIsGood = missing.isEmpty() && unknown.isEmpty();
        return headIsGood;
    }

    /** Takes a row of data: cells by column, cells that are empty left out. */
    void row(String where, Map<String, String> row) {
        for (String setting : List.of("city", "division")) {
            if (!cell(row, setting).isEmpty()) {
                draft.settings().putIfAbsent(setting, cell(row, setting));
            }
        }
        String area = cell(row, "area");
        if (areas.add(area)) {
            draft.areas().add(new EstateDraft.AreaDraft(where, area, row.get("areaName"), cell(row, "subdistrict")));
        }
        String compound = cell(row, "compound");
        compounds.computeIfAbsent(compound, id -> new Head(where, row)).building(where, row);
        Map<String, String> sheet = new LinkedHashMap<>();
        SheetKeys.ALL.forEach(key -> {
            String value = row.get(key);
            if (value != null && !value.isEmpty()) {
                sheet.put(key, value);
            }
        });
        draft.devices()
                .add(new EstateDraft.DeviceDraft(
                        where,
                        cell(row, "id"),
                        cell(row, "kind"),
                        compound,
                        cell(row, "building"),
                        cell(row, "name"),
                        credential(row),
                        sheet));
    }

    /** No more rows. */
    void end() {
        if (!headRead) {
            draft.refuse("line 1", null, "the file has no head line");
        } else if (headIsGood && draft.devices().isEmpty()) {
            draft.refuse("line 1", null, "the file has no row of data");
        }
        compounds.values().forEach(Head::addTo);
    }

    private static @Nullable Credential credential(Map<String, String> row) {
        for (Credential.Type type : Credential.Type.values()) {
            String secret = cell(row, type.word());
            if (!secret.isEmpty()) {
                return new Credential(type, secret);
            }
        }
        return null;
    }

    private static String cell(Map<String, String> row, String column) {
        String value = row.get(column);
        return value == null ? "" : value;
    }

    /** A compound as its first row describes it, with the buildings of all its rows. */
    private final class Head {
        private final String where;
        private final Map<String, String> row;
        private final Map<String, Building> buildings = new LinkedHashMap<>();
        private final Map<String, Map<String, Integer>> features = new TreeMap<>();
        private boolean described;

        Head(String where, Map<String, String> row) {
            this.where = where;
            this.row = row;
            this.described = says(row, OF_COMPOUND);
        }

        private static boolean says(Map<String, String> row, List<String> columns) {
            return columns.stream().anyMatch(column -> !cell(row, column).isEmpty());
        }

        void building(String at, Map<String, String> of) {
            described |= says(of, OF_BUILDING);
            String id = cell(of, "building");
            if (!id.isEmpty() && !buildings.containsKey(id)) {
                buildings.put(id, new Building(id, count(at, of, "entrances"), count(at, of, "floors")));
                features.put(id, Features.parse(cell(of, "buildingFeatures"), reason -> draft.refuse(at, id, reason)));
            }
        }

        void addTo() {
            if (!described) {
                return;
            }
            String id = cell(row, "compound");
            String name = cell(row, "compoundName");
            String batch = cell(row, "batch");
            String households = cell(row, "households");
            features.put("", Features.parse(cell(row, "features"), reason -> draft.refuse(where, id, reason)));
            if (!isWhole(batch) || !isWhole(households)) {
                draft.refuse(
                        where, id, "batch '" + batch + "' and households '" + households + "' must be whole numbers");
                return;
            }
            draft.compounds()
                    .add(new EstateDraft.CompoundDraft(
                            where,
                            id,
                            cell(row, "area"),
                            name.isEmpty() ? id : name,
                            Integer.parseInt(batch),
                            Integer.parseInt(households),
                            degrees("latitude"),
                            degrees("longitude"),
                            cell(row, "manager"),
                            cell(row, "phone"),
                            Boolean.parseBoolean(cell(row, "simulated")),
                            new ArrayList<>(buildings.values()),
                            features));
        }

        private static boolean isWhole(String text) {
            return text.matches("-?[0-9]{1,9}");
        }

        private int count(String at, Map<String, String> of, String column) {
            String text = cell(of, column);
            if (!text.isEmpty() && !isWhole(text)) {
                draft.refuse(at, cell(of, "building"), column + " '" + text + "' must be a whole number");
                return 0;
            }
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        }

        private double degrees(String column) {
            String text = cell(row, column);
            try {
                return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                draft.refuse(where, cell(row, "compound"), column + " '" + text + "' must be degrees such as 34.73");
                return Double.NaN;
            }
        }
    }
}
