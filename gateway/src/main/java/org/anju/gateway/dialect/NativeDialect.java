package org.anju.gateway.dialect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Kind;

/**
 * Anju's own dialect: JSON or CBOR on {@code anju/{id}/telemetry}, {@code anju/{id}/event} and {@code anju/{id}/status}. Telemetry is an
 * object of values, or {@code {"ts":…,"values":{…}}}, or an array of either.
 */
public final class NativeDialect implements Dialect {
    private static final String PREFIX = "anju/";
    private static final String TELEMETRY = "/telemetry";
    private static final String EVENT = "/event";
    private static final String STATUS = "/status";
    private static final int MAX_KINDS = 1_000;

    private static final ThreadLocal<Map<Kind, PlainTelemetry>> PLAIN = ThreadLocal.withInitial(IdentityHashMap::new);

    @Override
    public String name() {
        return "native";
    }

    @Override
    public boolean speaks(Message message) {
        String topic = message.topic();
        String id = message.sender().device().id().value();
        return topic.startsWith(PREFIX)
                && topic.startsWith(id, PREFIX.length())
                && isOwn(topic, PREFIX.length() + id.length());
    }

    private static boolean isOwn(String topic, int from) {
        return matches(topic, from, TELEMETRY) || matches(topic, from, EVENT) || matches(topic, from, STATUS);
    }

    private static boolean matches(String topic, int from, String rest) {
        return topic.length() == from + rest.length() && topic.startsWith(rest, from);
    }

    @Override
    public void read(Message message, Readout out) {
        Device device = message.sender().device();
        boolean mayBePlain = message.topic().endsWith(TELEMETRY) && Notation.of(message) == Notation.JSON;
        if (!mayBePlain || !plain(device.kind()).read(message.payload(), device, Reading.EARLIEST_MS, out)) {
            readAny(message, out);
        }
    }

    private static PlainTelemetry plain(Kind kind) {
        Map<Kind, PlainTelemetry> readers = PLAIN.get();
        PlainTelemetry reader = readers.get(kind);
        if (reader == null) {
            if (readers.size() >= MAX_KINDS) {
                readers.clear();
            }
            reader = new PlainTelemetry(kind);
            readers.put(kind, reader);
        }
        return reader;
    }

    /** Reads whatever the notation allows, and says what is wrong with the rest. */
    static void readAny(Message message, Readout out) {
        Device device = message.sender().device();
        Notation.Body part = message.topic().endsWith(TELEMETRY)
                ? in -> Reading.read(in, device, out)
                : message.topic().endsWith(EVENT) ? in -> event(in, device, out) : in -> status(in, device, out);
        Notation.of(message).read(message.payload(), out, in -> Notation.each(in, out, part));
    }

    private static void event(JsonParser in, Device device, Readout out) throws IOException {
        Reading time = new Reading(out);
        String event = null;
        Map<String, Object> data = Map.of();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            switch (name) {
                case "ts" -> time.time(in, token);
                case "event" -> {
                    if (token == JsonToken.VALUE_STRING) {
                        event = in.getText();
                    } else {
                        in.skipChildren();
                    }
                }
                case "data" -> data = EventData.read(in, token, out);
                default -> {
                    out.refuse(
                            Reason.UNKNOWN_FIELD,
                            "an event has ts, event and data, but no '" + FieldCheck.clip(name) + "'");
                    in.skipChildren();
                }
            }
        }
        if (event == null) {
            out.refuse(Reason.MALFORMED, "'event' must be the name of an event, as a text");
        } else if (!device.kind().events().containsKey(event)) {
            FieldCheck.unknownEvent(event, device.kind(), out);
        } else if (time.timeIsGood()) {
            out.event(device, time.tsMs(), event, data);
        }
    }

    private static void status(JsonParser in, Device device, Readout out) throws IOException {
        Boolean online = null;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            if (name.equals("online") && token.isBoolean()) {
                online = token == JsonToken.VALUE_TRUE;
            } else {
                in.skipChildren();
            }
        }
        if (online == null) {
            out.refuse(Reason.MALFORMED, "a status is {\"online\":true} or {\"online\":false}");
        } else {
            out.status(device, online);
        }
    }
}
