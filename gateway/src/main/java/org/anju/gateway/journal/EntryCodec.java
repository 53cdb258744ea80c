package org.anju.gateway.journal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.anju.gateway.model.AlertClosed;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.PlatformEvent;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Restart;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Tick;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/**
 * Turns entries into the bytes of a journal block and back. A block names each device once, by id and schema; values are held by their
 * place in the schema, and a schema names its fields, so that a profile may change without old blocks losing their meaning.
 * {@link #decode} may be called from any thread, {@link #encode} from one.
 *
 * <pre>
 * block  = entry*            entry  = tag received(zigzag, against the one before) body
 * device = index | new-mark id schema                number = 8 bytes | zigzag | byte, by the field's type
 * </pre>
 */
final class EntryCodec {
    private static final int TELEMETRY = 1;
    private static final int EVENT = 2;
    private static final int PRESENCE = 3;
    private static final int TICK = 4;
    private static final int RESTART = 5;
    private static final int CLOSED = 6;
    private static final int PLATFORM = 7;

    private static final int DATA_TEXT = 1;
    private static final int DATA_LONG = 2;
    private static final int DATA_DOUBLE = 3;
    private static final int DATA_FLAG = 4;

    private final Schemas schemas;
    private final Function<String, @Nullable Device> devices;
    private final IdentityHashMap<Device, Integer> written = new IdentityHashMap<>();

    /**
     * @param devices finds a registered device by id, null when there is none
     */
    EntryCodec(Schemas schemas, Function<String, @Nullable Device> devices) {
        this.schemas = schemas;
        this.devices = devices;
    }

    /** Appends a block of these entries to {@code out}. */
    void encode(List<Entry> entries, ByteWriter out) {
        written.clear();
        long before = 0;
        for (Entry entry : entries) {
            if (entry instanceof Telemetry telemetry) {
                head(out, TELEMETRY, entry, before);
                telemetry(out, telemetry);
            } else if (entry instanceof DeviceEvent event) {
                head(out, EVENT, entry, before);
                event(out, event);
            } else if (entry instanceof Presence presence) {
                head(out, PRESENCE, entry, before);
                device(out, presence.device());
                out.text(presence.state().name());
                out.signed(presence.epoch());
                out.text(presence.reason());
            } else if (entry instanceof AlertClosed closed) {
                head(out, CLOSED, entry, before);
                out.text(closed.alertId());
                out.text(closed.rule());
                out.text(closed.subject());
            } else if (entry instanceof PlatformEvent event) {
                head(out, PLATFORM, entry, before);
                out.text(event.area());
                out.text(event.compound());
                out.text(event.part());
                out.text(event.event());
                data(out, event.data());
            } else {
                head(out, entry instanceof Tick ? TICK : RESTART, entry, before);
            }
            before = entry.receivedMs();
        }
    }

    private static void head(ByteWriter out, int tag, Entry entry, long before) {
        out.oneByte(tag);
        out.signed(entry.receivedMs() - before);
    }

    private void device(ByteWriter out, Device device) {
        Integer index = written.get(device);
        if (index != null) {
            out.unsigned(index + 1L);
            return;
        }
        out.unsigned(0);
        out.text(device.id().value());
        out.unsigned(schemas.idOf(device.kind()));
        written.put(device, written.size());
    }

    private void telemetry(ByteWriter out, Telemetry telemetry) {
        device(out, telemetry.device());
        out.signed(telemetry.tsMs() - telemetry.receivedMs());
        out.oneByte(telemetry.quality());
        Values values = telemetry.values();
        out.unsigned(values.size());
        for (int i = 0; i < values.size(); i++) {
            Field field = values.field(i);
            out.unsigned(field.slot());
            switch (field.type()) {
                case NUMBER -> out.decimal(values.number(i));
                case INTEGER -> out.signed((long) values.number(i));
                case FLAG -> out.oneByte((int) values.number(i));
                case TEXT -> out.text(values.text(i));
            }
        }
    }

    private void event(ByteWriter out, DeviceEvent event) {
        device(out, event.device());
        out.signed(event.tsMs() - event.receivedMs());
        out.oneByte(event.quality());
        out.text(event.event());
        data(out, event.data());
    }

    private static void data(ByteWriter out, Map<String, Object> data) {
        out.unsigned(data.size());
        data.forEach((name, value) -> {
            out.text(name);
            if (value instanceof Long whole) {
                out.oneByte(DATA_LONG);
                out.signed(whole);
            } else if (value instanceof Double decimal) {
                out.oneByte(DATA_DOUBLE);
                out.decimal(decimal);
            } else if (value instanceof Boolean flag) {
                out.oneByte(DATA_FLAG);
                out.oneByte(flag ? 1 : 0);
            } else {
                out.oneByte(DATA_TEXT);
                out.text(value.toString());
            }
        });
    }

    /**
     * Reads a whole block. An entry of a device or kind that is no longer registered becomes a {@link Tick}, so that every entry keeps its
     * sequence number.
     *
     * @throws IllegalArgumentException when the bytes are not a block
     */
    List<Entry> decode(byte[] block) {
        ByteReader in = new ByteReader(block);
        List<Entry> entries = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        Values.Builder values = new Values.Builder();
        long before = 0;
        try {
            while (in.hasMore()) {
                int tag = in.oneByte();
                long received = before + in.signed();
                entries.add(entry(tag, received, in, origins, values));
                before = received;
            }
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("a journal block ends in the middle of an entry", e);
        }
        return entries;
    }

    private Entry entry(int tag, long received, ByteReader in, List<Origin> origins, Values.Builder values) {
        return switch (tag) {
            case TELEMETRY -> readTelemetry(received, in, origins, values);
            case EVENT -> readEvent(received, in, origins);
            case PRESENCE -> {
                Origin origin = origin(in, origins);
                PresenceState state = PresenceState.valueOf(in.text());
                long epoch = in.signed();
                String reason = in.text();
                yield origin.device() == null
                        ? new Tick(received)
                        : new Presence(origin.device(), received, state, epoch, reason);
            }
            case TICK -> new Tick(received);
            case RESTART -> new Restart(received);
            case CLOSED -> new AlertClosed(received, in.text(), in.text(), in.text());
            case PLATFORM -> {
                String area = in.text();
                String compound = in.text();
                yield new PlatformEvent(area, compound, in.text(), received, in.text(), readData(in));
            }
            default -> throw new IllegalArgumentException("a journal block has an entry of unknown type " + tag);
        };
    }

    private Origin origin(ByteReader in, List<Origin> origins) {
        int reference = (int) in.unsigned();
        if (reference > 0) {
            return origins.get(reference - 1);
        }
        Device device = devices.apply(in.text());
        Origin origin = Origin.of(device, schemas.byId((int) in.unsigned()));
        origins.add(origin);
        return origin;
    }

    private Entry readTelemetry(long received, ByteReader in, List<Origin> origins, Values.Builder values) {
        Origin origin = origin(in, origins);
        long ts = received + in.signed();
        int quality = in.oneByte();
        int size = (int) in.unsigned();
        for (int i = 0; i < size; i++) {
            int number = (int) in.unsigned();
            Field field = origin.fields()[number];
            switch (origin.schema().columns().get(number).type()) {
                case NUMBER -> add(values, field, in.decimal());
                case INTEGER -> add(values, field, (double) in.signed());
                case FLAG -> add(values, field, in.oneByte());
                case TEXT -> {
                    String text = in.text();
                    if (field != null) {
                        values.text(field, text);
                    }
                }
            }
        }
        return origin.device() == null || values.isEmpty()
                ? new Tick(received)
                : new Telemetry(origin.device(), ts, received, quality, values.build());
    }

    private static void add(Values.Builder values, @Nullable Field field, double number) {
        if (field != null) {
            values.number(field, number);
        }
    }

    private Entry readEvent(long received, ByteReader in, List<Origin> origins) {
        Origin origin = origin(in, origins);
        long ts = received + in.signed();
        int quality = in.oneByte();
        String event = in.text();
        Map<String, Object> data = readData(in);
        return origin.device() == null
                ? new Tick(received)
                : new DeviceEvent(origin.device(), ts, received, quality, event, data);
    }

    private static Map<String, Object> readData(ByteReader in) {
        int size = (int) in.unsigned();
        Map<String, Object> data = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String name = in.text();
            int type = in.oneByte();
            data.put(
                    name,
                    switch (type) {
                        case DATA_TEXT -> in.text();
                        case DATA_LONG -> in.signed();
                        case DATA_DOUBLE -> in.decimal();
                        case DATA_FLAG -> in.oneByte() != 0;
                        default -> throw new IllegalArgumentException("event data of unknown type " + type);
                    });
        }
        return data;
    }

    /**
     * Where an entry of the block comes from.
     *
     * @param device null when it is no longer registered
     * @param fields the device's field for each column of the schema, null where it has none of that name and type any more
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Origin(
            @Nullable Device device,
            Schemas.Schema schema,
            @Nullable Field[] fields) {
        static Origin of(@Nullable Device device, Schemas.Schema schema) {
            @Nullable Field[] fields = new @Nullable Field[schema.columns().size()];
            for (int i = 0; device != null && i < fields.length; i++) {
                Schemas.Column column = schema.columns().get(i);
                Field field = device.kind().field(column.name());
                fields[i] = field != null && field.type() == column.type() ? field : null;
            }
            return new Origin(device, schema, fields);
        }
    }
}
