package org.anju.gateway.fake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anju.gateway.estate.InvalidProfileException;
import org.anju.gateway.estate.Profiles;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceId;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/** A small estate: the built-in kinds, one area, one compound, and as many devices of each kind as asked for. */
public final class TestEstate {
    private final Map<String, Kind> kinds;
    private final Map<String, Device> devices = new LinkedHashMap<>();

    private TestEstate(Map<String, Kind> kinds) {
        this.kinds = kinds;
    }

    /** Devices are named {@code A1-C01-<kind>-<number>}, numbers starting at 1. */
    public static TestEstate of(int devicesPerKind) {
        try {
            return of(Profiles.load(null), devicesPerKind);
        } catch (InvalidProfileException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TestEstate of(Map<String, Kind> kinds, int devicesPerKind) {
        TestEstate estate = new TestEstate(kinds);
        for (Kind kind : kinds.values()) {
            for (int i = 1; i <= devicesPerKind; i++) {
                String id = "A1-C01-" + kind.name() + "-" + i;
                estate.devices.put(id, new Device(new DeviceId(id), kind, "A1", "A1-C01", "B1", kind.name() + " " + i));
            }
        }
        return estate;
    }

    public Collection<Kind> kinds() {
        return kinds.values();
    }

    public Kind kind(String name) {
        Kind kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("no kind " + name);
        }
        return kind;
    }

    public List<Device> devices() {
        return new ArrayList<>(devices.values());
    }

    public @Nullable Device find(String id) {
        return devices.get(id);
    }

    /** The n-th device of a kind, from 1. */
    public Device device(String kind, int number) {
        Device device = devices.get("A1-C01-" + kind + "-" + number);
        if (device == null) {
            throw new IllegalArgumentException("no device " + number + " of kind " + kind);
        }
        return device;
    }

    /** A camera's message with one number, on time. */
    public Telemetry reading(int camera, long atMs, double temperature) {
        return reading(device("camera", camera), atMs, "temperature_c", temperature);
    }

    public static Telemetry reading(Device device, long atMs, String field, double value) {
        Field declared = device.kind().field(field);
        if (declared == null) {
            throw new IllegalArgumentException(device.kind() + " has no field " + field);
        }
        return new Telemetry(
                device,
                atMs,
                atMs,
                0,
                new Values.Builder().number(declared, value).build());
    }
}
