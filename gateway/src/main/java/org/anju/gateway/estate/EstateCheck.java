package org.anju.gateway.estate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.gateway.estate.EstateDraft.CompoundDraft;
import org.anju.gateway.estate.EstateDraft.DeviceDraft;
import org.anju.gateway.model.Area;
import org.anju.gateway.model.Building;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.DeviceId;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;

/** Divides a draft into rows that can be imported and rows that cannot, with the reason for each of those. */
final class EstateCheck {
    private static final int MAX_NAME = 100;
    private static final int MIN_SECRET = 8;
    private static final int MAX_SECRET = 256;
    private static final int MAX_BUILDINGS = 500;

    private final Estate current;
    private final List<Area> areas = new ArrayList<>();
    private final Map<String, Compound> compounds = new LinkedHashMap<>();
    private final Map<String, Map<String, Map<String, Integer>>> features = new LinkedHashMap<>();
    private final List<Checked> devices = new ArrayList<>();
    private final List<ImportReport.Refusal> refused = new ArrayList<>();
    private final Set<String> unreadable = new HashSet<>();
    private final Map<String, String> gbOwners = new HashMap<>();

    EstateCheck(EstateDraft draft, Estate current) {
        this.current = current;
        refused.addAll(draft.unreadable());
        draft.unreadable().forEach(refusal -> unreadable.add(refusal.where()));
        current.register().entries().values().forEach(entry -> {
            if (!entry.sheet().gb28181().isEmpty()) {
                gbOwners.put(entry.sheet().gb28181(), entry.id());
            }
        });
        checkAreas(draft);
        checkCompounds(draft);
        checkDevices(draft);
    }

    List<Area> areas() {
        return areas;
    }

    List<Compound> compounds() {
        return List.copyOf(compounds.values());
    }

    /** A device that can be imported, with its sheet as it will be. */
    record Checked(DeviceDraft draft, Sheet sheet) {}

    List<Checked> devices() {
        return devices;
    }

    /** Features of the accepted compounds, by compound and building. */
    Map<String, Map<String, Map<String, Integer>>> features() {
        return features;
    }

    List<ImportReport.Refusal> refused() {
        return refused;
    }

    private void checkAreas(EstateDraft draft) {
        Map<String, String> seen = new HashMap<>();
        for (EstateDraft.AreaDraft area : draft.areas()) {
            Area before = current.areas().get(area.id());
            String name = area.name();
            if (name == null) {
                name = before == null ? area.id() : before.name();
            }
            String subdistrict =
                    area.name() == null && before != null && area.subdistrict().isEmpty()
                            ? before.subdistrict()
                            : area.subdistrict();
            String problem = all(badId("area", area.id()), twice(seen, area.id(), area.where()), badName(name));
            if (problem != null) {
                refuse(area.where(), area.id(), problem);
            } else {
                areas.add(new Area(area.id(), name, subdistrict));
            }
        }
    }

    private void checkCompounds(EstateDraft draft) {
        Set<String> knownAreas = new HashSet<>(current.areas().keySet());
        areas.forEach(area -> knownAreas.add(area.id()));
        Map<String, String> seen = new HashMap<>();
        for (CompoundDraft compound : draft.compounds()) {
            String problem = all(
                    badId("compound", compound.id()),
                    twice(seen, compound.id(), compound.where()),
                    badName(compound.name()),
                    knownAreas.contains(compound.area()) ? null : "its area '" + compound.area() + "' was refused",
                    compound.batch() < 2000 || compound.batch() > 2100
                            ? "batch " + compound.batch() + " is not a year; give the year of renovation such as 2021"
                            : null,
                    compound.households() < 0 ? "households " + compound.households() + " is negative" : null,
                    outside("latitude", compound.latitude(), 90),
                    outside("longitude", compound.longitude(), 180),
                    badBuildings(compound.buildings()));
            if (problem != null) {
                refuse(compound.where(), compound.id(), problem);
            } else if (!unreadable.contains(compound.where())) {
                features.put(compound.id(), compound.features());
                compounds.put(
                        compound.id(),
                        new Compound(
                                compound.id(),
                                compound.area(),
                                compound.name(),
                                compound.batch(),
                                compound.households(),
                                compound.latitude(),
                                compound.longitude(),
                                compound.manager(),
                                compound.phone(),
                                compound.simulated(),
                                compound.buildings()));
            }
        }
    }

    private void checkDevices(EstateDraft draft) {
        Map<String, String> seen = new HashMap<>();
        for (DeviceDraft device : draft.devices()) {
            Register.Entry before = current.register().entry(device.id());
            Kind kind = current.kinds().get(device.kind());
            SheetCheck.Outcome sheet = SheetCheck.read(
                    device.sheet(),
                    before == null ? Sheet.BARE : before.sheet(),
                    before != null,
                    building(device),
                    kind == null ? "" : kind.gbTypeCode());
            List<@Nullable String> problems = new ArrayList<>(Arrays.asList(
                    badId("device", device.id()),
                    twice(seen, device.id(), device.where()),
                    badName(device.name()),
                    badKind(device.kind()),
                    badPlace(device),
                    badCredential(device, before, sheet.sheet().status()),
                    takenGb(device.id(), sheet.sheet().gb28181())));
            problems.addAll(sheet.problems());
            String problem = all(problems.toArray(new String[0]));
            if (problem != null) {
                refuse(device.where(), device.id(), problem);
            } else if (!unreadable.contains(device.where())) {
                devices.add(new Checked(device, sheet.sheet()));
            }
        }
    }

    private @Nullable String takenGb(String id, String gb) {
        if (gb.isEmpty()) {
            return null;
        }
        String owner = gbOwners.putIfAbsent(gb, id);
        return owner == null || owner.equals(id) ? null : "gb28181 " + gb + " is that of device '" + clip(owner) + "'";
    }

    private @Nullable Building building(DeviceDraft device) {
        Compound compound = compounds.getOrDefault(device.compound(), current.compound(device.compound()));
        if (compound == null || device.building().isEmpty()) {
            return null;
        }
        return compound.buildings().stream()
                .filter(building -> building.id().equals(device.building()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String badKind(String kind) {
        return current.kinds().containsKey(kind)
                ? null
                : "kind '" + kind + "' has no profile; known kinds are "
                        + String.join(", ", current.kinds().keySet());
    }

    private @Nullable String badPlace(DeviceDraft device) {
        Compound compound = compounds.getOrDefault(device.compound(), current.compound(device.compound()));
        if (compound == null) {
            return "its compound '" + device.compound() + "' is missing or was refused";
        }
        return device.building().isEmpty() || building(device) != null
                ? null
                : "building '" + device.building() + "' is not one of compound " + compound.id()
                        + "; add it under buildings or leave it empty";
    }

    private static @Nullable String badCredential(
            DeviceDraft device, Register.@Nullable Entry before, LifeCycle status) {
        Credential credential = device.credential();
        if (credential == null) {
            return status == LifeCycle.PLANNED || (before != null && before.credential())
                    ? null
                    : "auth is missing; give one of password, token, certificate or gateway, or import it as planned and"
                            + " issue its credential later";
        }
        if (credential.type() == Credential.Type.GATEWAY) {
            return !DeviceId.isValid(credential.secret()) || credential.secret().equals(device.id())
                    ? "auth.gateway must be the id of the device that speaks for this one"
                    : null;
        }
        int length = credential.secret().length();
        if (credential.type() == Credential.Type.CERTIFICATE) {
            return length == 0 || length > MAX_SECRET ? "auth.certificate must be a common name" : null;
        }
        return length < MIN_SECRET || length > MAX_SECRET
                ? "auth." + credential.type().word() + " must have " + MIN_SECRET + " to " + MAX_SECRET + " characters"
                : null;
    }

    private static @Nullable String badId(String what, String id) {
        return DeviceId.isValid(id)
                ? null
                : what + " id '" + clip(id) + "' must be 1-64 characters of A-Z a-z 0-9 - _ .";
    }

    private static @Nullable String badName(String name) {
        return name.isBlank() || name.length() > MAX_NAME ? "name must have 1 to " + MAX_NAME + " characters" : null;
    }

    private static @Nullable String badBuildings(List<Building> buildings) {
        if (buildings.size() > MAX_BUILDINGS) {
            return "more than " + MAX_BUILDINGS + " buildings";
        }
        Set<String> ids = new HashSet<>();
        for (Building building : buildings) {
            String problem = badId("building", building.id());
            if (problem != null) {
                return problem;
            }
            if (!ids.add(building.id())) {
                return "building '" + building.id() + "' stands twice";
            }
            if (building.entrances() < 0 || building.floors() < 0) {
                return "building '" + building.id() + "' has a negative number of entrances or floors";
            }
        }
        return null;
    }

    private static @Nullable String outside(String name, double degrees, int limit) {
        return Double.isNaN(degrees) || Math.abs(degrees) <= limit
                ? null
                : name + " " + degrees + " is outside -" + limit + " to " + limit;
    }

    private static @Nullable String twice(Map<String, String> seen, String id, String where) {
        String before = seen.putIfAbsent(id, where);
        return before == null ? null : "id '" + clip(id) + "' stands already at " + before;
    }

    /** Everything that is wrong with a row, null when nothing is. */
    private static @Nullable String all(@Nullable String... problems) {
        String joined = Arrays.stream(problems).filter(Objects::nonNull).collect(Collectors.joining("; "));
        return joined.isEmpty() ? null : joined;
    }

    private static String clip(String text) {
        return text.length() <= MAX_NAME ? text : text.substring(0, MAX_NAME) + "…";
    }

    private void refuse(String where, String id, String reason) {
        refused.add(new ImportReport.Refusal(where, id.isEmpty() ? null : clip(id), reason));
    }
}
