package org.anju.gateway.history;

import java.util.IdentityHashMap;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Values;
import org.anju.gateway.privacy.Masking;

/**
 * Turns telemetry and events into InfluxDB line protocol at nanosecond precision, at the price of appending characters: what repeats per
 * device and per field is kept ready. Flags are written as the whole numbers 0 and 1, since InfluxQL cannot average booleans. Not
 * thread-safe.
 */
final class LineEncoder {
    /** Measurement of all events. */
    static final String EVENT = "event";

    static final String DATA = "data";
    static final String RECEIVED = "received_ms";
    static final String QUALITY = "quality";
    /** Tag of events that say something about a person, by which they are found when they have been kept long enough. */
    static final String PERSONAL = "personal";

    static final String YES = "yes";

    private static final int MAX_CACHED_DEVICES = 50_000;
    private static final int MAX_CACHED_KINDS = 1_000;
    private static final int FIRST_CAPACITY = 1 << 16;
    private static final int KEPT_CAPACITY = 1 << 23;
    private static final int NANOS_DIGITS = 6;

    private final IdentityHashMap<Device, String> prefixes = new IdentityHashMap<>();
    private final IdentityHashMap<Kind, String[]> keys = new IdentityHashMap<>();
    private StringBuilder out = new StringBuilder(FIRST_CAPACITY);

    /** Number of characters waiting for {@link #take}. */
    int length() {
        return out.length();
    }

    /** The lines encoded since the last call. */
    String take() {
        String lines = out.toString();
        if (out.capacity() > KEPT_CAPACITY) {
            out = new StringBuilder(FIRST_CAPACITY);
        }
        out.setLength(0);
        return lines;
    }

    void telemetry(Telemetry telemetry) {
        Device device = telemetry.device();
        String[] names = keysOf(device.kind());
        Values values = telemetry.values();
        out.append(prefixOf(device));
        char before = ' ';
        for (int i = 0; i < values.size(); i++) {
            Field field = values.field(i);
            out.append(before).append(names[field.slot()]);
            before = ',';
            switch (field.type()) {
                case NUMBER -> Decimals.append(out, values.number(i));
                case INTEGER -> out.append((long) values.number(i)).append('i');
                case FLAG -> out.append(values.number(i) != 0 ? "1i" : "0i");
                case TEXT -> quoted(values.text(i));
            }
        }
        if (telemetry.quality() != 0) {
            out.append(before)
                    .append(QUALITY)
                    .append('=')
                    .append(telemetry.quality())
                    .append('i');
        }
        out.append(' ').append(telemetry.tsMs()).append("000000\n");
    }

    /** A whole line, its end included. */
    void line(String line) {
        out.append(line);
    }

    void event(DeviceEvent event) {
        Device device = event.device();
        String data = EventJson.write(event.data());
        out.append(EVENT);
        tag("area", device.area());
        tag("compound", device.compound());
        tag("device", device.id().value());
        tag("event", event.event());
        tag("kind", device.kind().name());
        if (Masking.isPersonal(event)) {
            tag(PERSONAL, YES);
        }
        out.append(' ').append(DATA).append('=');
        quoted(data);
        out.append(',').append(RECEIVED).append('=').append(event.receivedMs()).append('i');
        out.append(',').append(QUALITY).append('=').append(event.quality()).append('i');
        out.append(' ').append(event.tsMs());
        String nanos = Integer.toString(EventJson.nanos(event.event(), data));
        out.append("0".repeat(NANOS_DIGITS - nanos.length())).append(nanos).append('\n');
    }

    private String prefixOf(Device device) {
        String prefix = prefixes.get(device);
        if (prefix == null) {
            if (prefixes.size() >= MAX_CACHED_DEVICES) {
                prefixes.clear();
            }
            int from = out.length();
            escaped(device.kind().name());
            tag("area", device.area());
            tag("compound", device.compound());
            tag("device", device.id().value());
            prefix = out.substring(from);
            out.setLength(from);
            prefixes.put(device, prefix);
        }
        return prefix;
    }

    private String[] keysOf(Kind kind) {
        String[] names = keys.get(kind);
        if (names == null) {
            if (keys.size() >= MAX_CACHED_KINDS) {
                keys.clear();
            }
            names = kind.slots().stream().map(this::key).toArray(String[]::new);
            keys.put(kind, names);
        }
        return names;
    }

    private String key(Field field) {
        int from = out.length();
        escaped(field.name());
        String key = out.append('=').substring(from);
        out.setLength(from);
        return key;
    }

    /** A tag without a value is left out: the server refuses an empty one. */
    private void tag(String name, String value) {
        if (!value.isEmpty()) {
            out.append(',').append(name).append('=');
            escaped(value);
        }
    }

    private void escaped(String text) {
        escape(out, text);
    }

    /** Appends the name of a measurement, tag or field, or the value of a tag. */
    static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == ',' || c == '=') {
                out.append('\\');
            }
            out.append(c);
        }
    }

    private void quoted(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
    }
}
