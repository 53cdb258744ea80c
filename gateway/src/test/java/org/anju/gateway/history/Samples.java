package org.anju.gateway.history;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.DeviceId;
import org.anju.gateway.model.EventType;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.FieldType;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Text;
import org.anju.gateway.model.Values;

/** A device kind with a field of every type, and points of it. */
final class Samples {
    static final Field POWER = field(0, "power_w", FieldType.NUMBER);
    static final Field TRIPS = field(1, "trips_total", FieldType.INTEGER);
    static final Field ON = field(2, "on", FieldType.FLAG);
    static final Field STATUS = field(3, "status", FieldType.TEXT);
    static final List<Field> ALL = List.of(POWER, TRIPS, ON, STATUS);
    static final Kind KIND = kind("charger", ALL);

    static final Retention MONTH = new Retention(Duration.ofDays(30), Duration.ofDays(400));

    private Samples() {}

    static Field field(int slot, String name, FieldType type) {
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
                10_000,
                List.of(),
                Map.of());
    }

    static Kind kind(String name, List<Field> fields) {
        EventType smoke = new EventType("smoke", new Text("烟雾", "Smoke"), false);
        return Kind.of(name, new Text(name, name), "000", 10_000, fields, Map.of("smoke", smoke), Map.of());
    }

    static Device device(String id) {
        return device(id, KIND);
    }

    static Device device(String id, Kind kind) {
        return new Device(new DeviceId(id), kind, "A1", "A1-C01", "B1", "一号桩");
    }

    /** Values given as pairs of field and Double, Long, Boolean or String. */
    static Telemetry point(Device device, long tsMs, Object... pairs) {
        Values.Builder values = new Values.Builder();
        for (int i = 0; i < pairs.length; i += 2) {
            Field field = (Field) pairs[i];
            Object value = pairs[i + 1];
            if (value instanceof String text) {
                values.text(field, text);
            } else if (value instanceof Boolean flag) {
                values.number(field, flag ? 1 : 0);
            } else {
                values.number(field, ((Number) value).doubleValue());
            }
        }
        return new Telemetry(device, tsMs, tsMs, 0, values.build());
    }

    static DeviceEvent event(Device device, long tsMs, Map<String, Object> data) {
        return new DeviceEvent(device, tsMs, tsMs + 5, 0, "smoke", data);
    }
}
