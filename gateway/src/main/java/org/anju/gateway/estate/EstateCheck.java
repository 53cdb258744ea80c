package org.anju.gateway.estate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.estate.EstateDraft.CompoundDraft;
import org.anju.gateway.estate.EstateDraft.DeviceDraft;
import org.anju.gateway.model.Area;
import org.anju.gateway.model.Building;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.DeviceId;
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
    private final List<DeviceDraft> devices = new ArrayList<>();
    private final List<ImportReport.Refusal> refused = new ArrayList<>();

    EstateCheck(EstateDraft draft, Estate current) {
        this.current = current;
        refused.addAll(draft.unreadable());
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

    List<DeviceDraft> devices() {
        return devices;
    }

    List<ImportReport.Refusal> refused() {
        return refused;
    }

    private void checkAreas(EstateDraft draft) {
        Map<String, String> seen = new HashMap<>();
        for (EstateDraft.AreaDraft area : draft.areas()) {
            String problem =
                    first(badId("area", area.id()), twice(seen, area.id(), area.where()), badName(area.name()));
            if (problem != null) {
                refuse(area.where(), area.id(), problem);
            } else {
                areas.add(new Area(area.id(), area.name(), area.subdistrict()));
            }
        }
    }

    private void checkCompounds(EstateDraft draft) {
        Set<String> knownAreas = new HashSet<>(current.areas().keySet());
        areas.forEach(area -> knownAreas.add(area.id()));
        Map<String, String> seen = new HashMap<>();
        for (CompoundDraft compound : draft.compounds()) {
            String problem = first(
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
            } else {
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
            String problem = first(
                    badId("device", device.id()),
                    twice(seen, device.id(), device.where()),
                    badName(device.name()),
                    badKind(device.kind()),
                    badPlace(device),
                    badCredential(device));
            if (problem != null) {
                refuse(device.where(), device.id(), problem);
            } else {
                devices.add(device);
            }
        }
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
        boolean known = device.building().isEmpty()
                || compound.buildings().stream()
                        .anyMatch(building -> building.id().equals(device.building()));
        return known
                ? null
                : "building '" + device.building() + "' is not one of compound " + compound.id()
                        + "; add it under buildings or leave it empty";
    }

    private @Nullable String badCredential(DeviceDraft device) {
        Credential credential = device.credential();
        if (credential == null) {
            return current.device(device.id()) != null
                    ? null
                    : "auth is missing; give one of password, token, certificate or gateway";
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

    private static @Nullable String first(@Nullable String... problems) {
        for (String problem : problems) {
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static String clip(String text) {
        return text.length() <= MAX_NAME ? text : text.substring(0, MAX_NAME) + "…";
    }

    private void refuse(String where, String id, String reason) {
        refused.add(new ImportReport.Refusal(where, id.isEmpty() ? null : clip(id), reason));
    }
}
