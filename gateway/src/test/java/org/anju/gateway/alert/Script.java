package org.anju.gateway.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.gateway.fake.ProfileKinds;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.DeviceId;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Tick;
import org.anju.gateway.model.Values;

/** Short words for entries in tests; times are seconds after {@link #START}. */
public final class Script {
    /** Epoch milliseconds of second 0. */
    public static final long START = 1_700_000_000_000L;

    public static final Map<String, Kind> KINDS = kinds();
    public static final Device CHARGER = device("A1-C01-charger-001", "charger");
    public static final Device GATE = device("A1-C01-gate-001", "gate");
    public static final Device ELEVATOR = device("A1-C01-elevator-001", "elevator");

    private Script() {}

    public static Device device(String id, String kind) {
        return device(id, kind, "A1-C01");
    }

    public static Device device(String id, String kind, String compound) {
        return new Device(new DeviceId(id), Objects.requireNonNull(KINDS.get(kind)), "A1", compound, "B1", id);
    }

    /** The rules of one file alone. */
    public static RuleSet rules(String yaml) {
        try {
            return new RuleFiles(KINDS.values(), null).read("test.yaml", yaml);
        } catch (RulesException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    public static long at(double second) {
        return START + Math.round(second * 1_000);
    }

    public static Telemetry says(double second, Device device, Object... namesAndValues) {
        return says(second, second, 0, device, namesAndValues);
    }

    public static Telemetry says(
            double measured, double received, int quality, Device device, Object... namesAndValues) {
        Values.Builder values = new Values.Builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Field field = Objects.requireNonNull(device.kind().field((String) namesAndValues[i]));
            Object value = namesAndValues[i + 1];
            if (value instanceof String text) {
                values.text(field, text);
            } else if (value instanceof Boolean flag) {
                values.number(field, flag ? 1 : 0);
            } else {
                values.number(field, ((Number) value).doubleValue());
            }
        }
        return new Telemetry(device, at(measured), at(received), quality, values.build());
    }

    public static DeviceEvent happens(double second, Device device, String event, Object... data) {
        return happens(second, second, 0, device, event, data);
    }

    public static DeviceEvent happens(
            double measured, double received, int quality, Device device, String event, Object... data) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < data.length; i += 2) {
            map.put((String) data[i], data[i + 1]);
        }
        return new DeviceEvent(device, at(measured), at(received), quality, event, map);
    }

    public static Presence presence(double second, Device device, PresenceState state, long epoch) {
        return new Presence(device, at(second), state, epoch, "test");
    }

    public static Tick tick(double second) {
        return new Tick(at(second));
    }

    public static RuleSet builtIn() {
        try {
            return new RuleFiles(KINDS.values(), null).load();
        } catch (RulesException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** The built-in rules with those of a draft in shadow. */
    public static RuleSet shadow(String draft, String yaml) {
        try {
            return new RuleFiles(KINDS.values(), null).load(List.of(Map.entry(draft, yaml)));
        } catch (RulesException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        ProfileKinds.all().forEach(kind -> kinds.put(kind.name(), kind));
        return kinds;
    }
}
