package org.anju.gateway.estate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.anju.gateway.model.Building;
import org.jspecify.annotations.Nullable;

/**
 * Reads a register with one row per device and a head line. Area, compound and building stand in each row of their devices; the first row
 * that names one describes it.
 */
final class CsvEstateReader {
    private static final Set<String> REQUIRED = Set.of("area", "compound", "id", "kind", "name");
    private static final Set<String> COLUMNS = Set.of(
            "city",
            "division",
            "area",
            "areaName",
            "subdistrict",
            "compound",
            "compoundName",
            "batch",
            "households",
            "latitude",
            "longitude",
            "manager",
            "phone",
            "simulated",
            "building",
            "entrances",
            "floors",
            "id",
            "kind",
            "name",
            "password",
            "token",
            "certificate",
            "gateway");

    private final EstateDraft draft;
    private final Map<String, Head> compounds = new LinkedHashMap<>();
    private final Set<String> areas = new HashSet<>();

    private CsvEstateReader(EstateDraft draft) {
        this.draft = draft;
    }

    static void read(byte[] body, EstateDraft draft) {
        CsvMapper mapper = CsvMapper.builder()
                .enable(CsvParser.Feature.TRIM_SPACES)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .build();
        try (MappingIterator<Map<String, String>> rows = mapper.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(body)) {
            new CsvEstateReader(draft).rows(rows);
        } catch (JsonProcessingException e) {
            draft.refuse("line " + e.getLocation().getLineNr(), null, "not CSV: " + e.getOriginalMessage());
        } catch (IOException e) {
            draft.refuse("file", null, "cannot be read: " + e.getMessage());
        }
    }

    private void rows(MappingIterator<Map<String, String>> rows) throws IOException {
        boolean first = true;
        while (rows.hasNextValue()) {
            String where = "line " + rows.getCurrentLocation().getLineNr();
            Map<String, String> row = rows.nextValue();
            if (first && !headIsGood(row.keySet())) {
                return;
            }
            first = false;
            row(where, row);
        }
        if (first) {
            draft.refuse("line 1", null, "the file has no row of data");
        }
        compounds.forEach((id, head) -> head.addTo(draft));
    }

    private boolean headIsGood(Set<String> columns) {
        Set<String> missing = new TreeSet<>(REQUIRED);
        missing.removeAll(columns);
        Set<String> unknown = new TreeSet<>(columns);
        unknown.removeAll(COLUMNS);
        if (!missing.isEmpty()) {
            draft.refuse("line 1", null, "columns are missing: " + String.join(", ", missing));
        }
        if (!unknown.isEmpty()) {
            draft.refuse(
                    "line 1",
                    null,
                    "unknown columns: " + String.join(", ", unknown) + "; known are "
                            + String.join(", ", new TreeSet<>(COLUMNS)));
        }
        return missing.isEmpty() && unknown.isEmpty();
    }

    private void row(String where, Map<String, String> row) {
        for (String setting : List.of("city", "division")) {
            if (!cell(row, setting).isEmpty()) {
                draft.settings().putIfAbsent(setting, cell(row, setting));
            }
        }
        String area = cell(row, "area");
        if (areas.add(area)) {
            String name = cell(row, "areaName");
            draft.areas()
                    .add(new EstateDraft.AreaDraft(
                            where, area, name.isEmpty() ? area : name, cell(row, "subdistrict")));
        }
        String compound = cell(row, "compound");
        Head head = compounds.computeIfAbsent(compound, id -> new Head(where, row));
        head.building(row);
        draft.devices()
                .add(new EstateDraft.DeviceDraft(
                        where,
                        cell(row, "id"),
                        cell(row, "kind"),
                        compound,
                        cell(row, "building"),
                        cell(row, "name"),
                        credential(row)));
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
    private static final class Head {
        private final String where;
        private final Map<String, String> row;
        private final Map<String, Building> buildings = new LinkedHashMap<>();

        Head(String where, Map<String, String> row) {
            this.where = where;
            this.row = row;
        }

        void building(Map<String, String> of) {
            String id = cell(of, "building");
            if (!id.isEmpty()) {
                buildings.computeIfAbsent(
                        id, key -> new Building(id, (int) number(of, "entrances", 0), (int) number(of, "floors", 0)));
            }
        }

        void addTo(EstateDraft draft) {
            String id = cell(row, "compound");
            String name = cell(row, "compoundName");
            String batch = cell(row, "batch");
            String households = cell(row, "households");
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
                            number(row, "latitude", Double.NaN),
                            number(row, "longitude", Double.NaN),
                            cell(row, "manager"),
                            cell(row, "phone"),
                            Boolean.parseBoolean(cell(row, "simulated")),
                            new ArrayList<>(buildings.values())));
        }

        private static boolean isWhole(String text) {
            return text.matches("-?[0-9]{1,9}");
        }

        private static double number(Map<String, String> row, String column, double otherwise) {
            try {
                String text = cell(row, column);
                return text.isEmpty() ? otherwise : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return otherwise;
            }
        }
    }
}
