package org.anju.gateway.estate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anju.gateway.model.Area;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;

/** An immutable picture of the whole estate. Maps are in id order. */
public final class Estate {
    private final String city;
    private final String division;
    private final String timeZone;
    private final Map<String, Kind> kinds;
    private final Map<String, Area> areas;
    private final Map<String, Compound> compounds;
    private final Map<String, Device> devices;
    private final Map<String, Device> byId;
    private final Map<String, List<Device>> devicesByCompound;
    private final Register register;
    private final long version;

    /** An estate whose register says no more than the picture. */
    public Estate(
            String city,
            String division,
            String timeZone,
            Map<String, Kind> kinds,
            Map<String, Area> areas,
            Map<String, Compound> compounds,
            Map<String, Device> devices,
            long version) {
        this(city, division, timeZone, kinds, areas, compounds, devices, Register.EMPTY, version);
    }

    /**
     * A picture.
     *
     * @param devices those that stand in the field: neither planned nor retired
     */
    public Estate(
            String city,
            String division,
            String timeZone,
            Map<String, Kind> kinds,
            Map<String, Area> areas,
            Map<String, Compound> compounds,
            Map<String, Device> devices,
            Register register,
            long version) {
        this.city = city;
        this.division = division;
        this.timeZone = timeZone;
        this.kinds = Collections.unmodifiableMap(kinds);
        this.areas = Collections.unmodifiableMap(new TreeMap<>(areas));
        this.compounds = Collections.unmodifiableMap(new TreeMap<>(compounds));
        this.devices = Collections.unmodifiableMap(new TreeMap<>(devices));
        this.byId = new HashMap<>(devices);
        this.register = register;
        this.version = version;
        Map<String, List<Device>> byCompound = new TreeMap<>();
        for (Device device : this.devices.values()) {
            byCompound
                    .computeIfAbsent(device.compound(), id -> new ArrayList<>())
                    .add(device);
        }
        byCompound.replaceAll((id, list) -> List.copyOf(list));
        this.devicesByCompound = byCompound;
    }

    public String city() {
        return city;
    }

    /** GB/T 2260 code of the administrative division, such as 410381. */
    public String division() {
        return division;
    }

    /** IANA time zone in which people of this estate read times. */
    public String timeZone() {
        return timeZone;
    }

    public Map<String, Kind> kinds() {
        return kinds;
    }

    public Map<String, Area> areas() {
        return areas;
    }

    public Map<String, Compound> compounds() {
        return compounds;
    }

    public Map<String, Device> devices() {
        return devices;
    }

    /** Devices of a compound in id order; empty when there are none. */
    public List<Device> devicesOf(String compound) {
        return devicesByCompound.getOrDefault(compound, List.of());
    }

    public @Nullable Device device(String id) {
        return byId.get(id);
    }

    public @Nullable Compound compound(String id) {
        return compounds.get(id);
    }

    /** The whole register, planned and retired devices included. */
    public Register register() {
        return register;
    }

    /** What the register says of a device; {@link Sheet#BARE} when it says nothing. */
    public Sheet sheet(String device) {
        Register.Entry entry = register.entry(device);
        return entry == null ? Sheet.BARE : entry.sheet();
    }

    /** Grows with every change of the estate. */
    public long version() {
        return version;
    }
}
