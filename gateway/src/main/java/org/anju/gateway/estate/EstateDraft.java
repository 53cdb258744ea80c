package org.anju.gateway.estate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anju.gateway.model.Building;
import org.jspecify.annotations.Nullable;

/** What a register says, row by row, before it is checked. Filled by the readers of one format each. */
final class EstateDraft {
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<AreaDraft> areas = new ArrayList<>();
    private final List<CompoundDraft> compounds = new ArrayList<>();
    private final List<DeviceDraft> devices = new ArrayList<>();
    private final List<ImportReport.Refusal> unreadable = new ArrayList<>();

    /**
     * An area.
     *
     * @param name null when the register does not say: a known area keeps its own, a new one is called by its id
     */
    record AreaDraft(String where, String id, @Nullable String name, String subdistrict) {}

    /**
     * A compound.
     *
     * @param features counts by name, by building id; empty for the compound as a whole
     */
    record CompoundDraft(
            String where,
            String id,
            String area,
            String name,
            int batch,
            int households,
            double latitude,
            double longitude,
            String manager,
            String phone,
            boolean simulated,
            List<Building> buildings,
            Map<String, Map<String, Integer>> features) {}

    /**
     * A device.
     *
     * @param sheet what the row says of the sheet, by {@link SheetKeys}; what it leaves out stays as it was
     */
    record DeviceDraft(
            String where,
            String id,
            String kind,
            String compound,
            String building,
            String name,
            @Nullable Credential credential,
            Map<String, String> sheet) {}

    Map<String, String> settings() {
        return settings;
    }

    List<AreaDraft> areas() {
        return areas;
    }

    List<CompoundDraft> compounds() {
        return compounds;
    }

    List<DeviceDraft> devices() {
        return devices;
    }

    List<ImportReport.Refusal> unreadable() {
        return unreadable;
    }

    void refuse(String where, @Nullable String id, String reason) {
        unreadable.add(new ImportReport.Refusal(where, id, reason));
    }
}
