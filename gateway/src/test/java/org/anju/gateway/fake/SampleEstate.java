package org.anju.gateway.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anju.gateway.alert.Names;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.Register;
import org.anju.gateway.estate.Sheet;
import org.anju.gateway.model.Area;
import org.anju.gateway.model.Building;
import org.anju.gateway.model.CommandType;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceId;
import org.anju.gateway.model.EventType;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.FieldType;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Text;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/** Two areas, three compounds (A1-C1, A1-C2, A2-C1) with two cameras each. */
public final class SampleEstate {
    public static final Kind CAMERA = Kind.of(
            "camera",
            new Text("摄像机", "Camera"),
            "132",
            30_000,
            List.of(
                    field(0, "temperature_c", FieldType.NUMBER),
                    field(1, "opens_total", FieldType.INTEGER),
                    field(2, "recording", FieldType.FLAG),
                    field(3, "status", FieldType.TEXT)),
            Map.of(
                    "watchlist_match", new EventType("watchlist_match", new Text("布控", "Match"), true),
                    "tamper", new EventType("tamper", new Text("防拆", "Tamper"), false)),
            Map.of(
                    "zoom",
                    new CommandType(
                            "zoom",
                            new Text("变焦", "Zoom"),
                            Map.of("opens_total", field(0, "opens_total", FieldType.INTEGER)))));

    private SampleEstate() {}

    public static Estate estate() {
        Map<String, Device> devices = new LinkedHashMap<>();
        List.of("A1-C1", "A1-C2", "A2-C1").forEach(compound -> {
            for (int i = 1; i <= 2; i++) {
                Device device = device(compound + "-camera-" + i, compound);
                devices.put(device.id().value(), device);
            }
        });
        return new Estate(
                "偃师",
                "410381",
                "Asia/Shanghai",
                Map.of("camera", CAMERA),
                Map.of("A1", new Area("A1", "一片区", "槐新街道"), "A2", new Area("A2", "二片区", "")),
                Map.of(
                        "A1-C1", compound("A1-C1", "A1", 2021),
                        "A1-C2", compound("A1-C2", "A1", 2022),
                        "A2-C1", compound("A2-C1", "A2", 2022)),
                devices,
                register(devices),
                1);
    }

    private static Register register(Map<String, Device> devices) {
        Map<String, Register.Entry> entries = new LinkedHashMap<>();
        devices.forEach((id, device) -> entries.put(
                id, new Register.Entry(id, "camera", device.compound(), "B1", device.name(), Sheet.BARE, 0, true)));
        return new Register(entries, Map.of());
    }

    /** The names of an estate. */
    public static Names names(Estate estate) {
        return new Names() {
            @Override
            public String compoundName(String id) {
                Compound compound = estate.compound(id);
                return compound == null ? id : compound.name();
            }

            @Override
            public @Nullable String deviceName(String id) {
                Device device = estate.device(id);
                return device == null ? null : device.name();
            }
        };
    }

    public static String areaOf(String compound) {
        return compound.substring(0, compound.indexOf('-'));
    }

    public static Telemetry temperature(Device device, long tsMs, double celsius) {
        Values values = new Values.Builder()
                .number(CAMERA.slots().get(0), celsius)
                .text(CAMERA.slots().get(3), "t" + tsMs)
                .build();
        return new Telemetry(device, tsMs, tsMs, 0, values);
    }

    private static Device device(String id, String compound) {
        return new Device(new DeviceId(id), CAMERA, areaOf(compound), compound, "B1", "摄像机 " + id);
    }

    private static Compound compound(String id, String area, int batch) {
        List<Building> buildings = new ArrayList<>(List.of(new Building("B1", 2, 6)));
        return new Compound(id, area, "小区 " + id, batch, 69, Double.NaN, Double.NaN, "物业", "", true, buildings);
    }

    private static Field field(int slot, String name, FieldType type) {
        return new Field(
                slot,
                name,
                type,
                new Text(name, name),
                "",
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Double.NaN,
                Double.NaN,
                false,
                100,
                List.of(),
                Map.of());
    }
}
