package org.anju.gateway.dialect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/**
 * Anju's own dialect: JSON on {@code anju/{id}/telemetry}, {@code anju/{id}/event} and {@code anju/{id}/status}. Read in one pass straight
 * into the fields of the device's profile. Telemetry is an object of values, or {@code {"ts":…,"values":{…}}}, or an array of either.
 */
public final class NativeDialect implements Dialect {
    static final String PREFIX = "anju/";
    private static final String TELEMETRY = "/telemetry";
    private static final String EVENT = "/event";
    private static final String STATUS = "/status";
    private static final int MAX_DEPTH = 16;
    private static final int MAX_PARTS = 10_000;
    private static final int MAX_KINDS = 1_000;

    /** Epoch milliseconds below this (2000-01-01) are seconds or nonsense. */
    private static final long EARLIEST_MS = 946_684_800_000L;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private static final ThreadLocal<Map<Kind, PlainTelemetry>> PLAIN = ThreadLocal.withInitial(IdentityHashMap::new);

    @Override
    public String name() {
        return "native";
    }

    @Override
    public boolean speaks(String topic, Device sender) {
        String id = sender.id().value();
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
    public void read(String topic, byte[] payload, Device sender, Readout out) {
        if (payload.length == 0) {
            out.refuseAll(Reason.EMPTY, "the payload is empty");
        } else if (!topic.endsWith(TELEMETRY) || !plain(sender.kind()).read(payload, sender, EARLIEST_MS, out)) {
            readAny(topic, payload, sender, out);
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

    /** Reads whatever JSON allows, and says what is wrong with the rest. */
    static void readAny(String topic, byte[] payload, Device sender, Readout out) {
        try (JsonParser in = JSON.createParser(payload)) {
            if (topic.endsWith(TELEMETRY)) {
                each(in, out, () -> telemetry(in, sender, out));
            } else if (topic.endsWith(EVENT)) {
                each(in, out, () -> event(in, sender, out));
            } else {
                each(in, out, () -> status(in, sender, out));
            }
            if (in.nextToken() != null) {
                out.refuseAll(Reason.MALFORMED, "something follows the JSON value");
            }
        } catch (JsonProcessingException e) {
            out.refuseAll(
                    Reason.MALFORMED,
                    "not JSON at byte " + e.getLocation().getByteOffset() + ": "
                            + FieldCheck.clip(e.getOriginalMessage()));
        } catch (IOException e) {
            out.refuseAll(Reason.MALFORMED, "not JSON: " + e.getMessage());
        }
    }

    /** Reads one part that starts at the parser's current object. */
    private interface Part {
        void read() throws IOException;
    }

    private static void each(JsonParser in, Readout out, Part part) throws IOException {
        JsonToken token = in.nextToken();
        if (token == JsonToken.START_OBJECT) {
            part.read();
            return;
        }
        if (token != JsonToken.START_ARRAY) {
            out.refuseAll(Reason.MALFORMED, "the payload must be a JSON object or an array of objects");
            in.skipChildren();
            return;
        }
        int parts = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                out.refuse(Reason.MALFORMED, "element " + parts + " of the array is not an object");
                in.skipChildren();
            } else if (parts < MAX_PARTS) {
                part.read();
            } else {
                out.refuseAll(Reason.TOO_LARGE, "the array has more than " + MAX_PARTS + " elements; send several");
                in.skipChildren();
            }
            parts++;
        }
        if (parts == 0) {
            out.refuseAll(Reason.EMPTY, "the array is empty");
        }
    }

    private static void telemetry(JsonParser in, Device device, Readout out) throws IOException {
        Message message = new Message(out);
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            if (name.equals("ts")) {
                message.time(in, token);
            } else if (name.equals("values") && token == JsonToken.START_OBJECT) {
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    String field = in.currentName();
                    message.value(device.kind(), field, in, in.nextToken());
                }
            } else {
                message.value(device.kind(), name, in, token);
            }
        }
        message.deliver(device);
    }

    private static void event(JsonParser in, Device device, Readout out) throws IOException {
        Message message = new Message(out);
        String event = null;
        Map<String, Object> data = Map.of();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            switch (name) {
                case "ts" -> message.time(in, token);
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
        } else if (message.timeIsGood) {
            out.event(device, message.tsMs, event, data);
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

    /** What one telemetry or event object holds, as it is read. */
    private static final class Message {
        private final Readout out;
        private final Values.Builder values = new Values.Builder();
        private long tsMs = Readout.NO_TIME;
        private boolean timeIsGood = true;
        private long seenSlots;
        private boolean anyRefused;

        Message(Readout out) {
            this.out = out;
        }

        void time(JsonParser in, JsonToken token) throws IOException {
            if (token == JsonToken.VALUE_NUMBER_INT
                    && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                    && in.getLongValue() >= EARLIEST_MS) {
                tsMs = in.getLongValue();
                return;
            }
            timeIsGood = false;
            out.refuse(
                    Reason.BAD_TIME,
                    "'ts' must be epoch milliseconds such as 1700000000123, not " + FieldCheck.clip(in.getText()));
            in.skipChildren();
        }

        void value(Kind kind, String name, JsonParser in, @Nullable JsonToken token) throws IOException {
            Field field = kind.field(name);
            if (field == null) {
                anyRefused = true;
                FieldCheck.unknownField(name, kind, out);
                in.skipChildren();
                return;
            }
            long bit = 1L << field.slot();
            if ((seenSlots & bit) != 0) {
                out.refuse(Reason.MALFORMED, "field '" + name + "' stands twice");
                in.skipChildren();
                return;
            }
            seenSlots |= bit;
            if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
                FieldCheck.number(field, in.getDoubleValue(), values, out);
            } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
                FieldCheck.flag(field, token == JsonToken.VALUE_TRUE, values, out);
            } else if (token == JsonToken.VALUE_STRING) {
                FieldCheck.text(field, in.getText(), values, out);
            } else {
                FieldCheck.wrongType(field, token == JsonToken.VALUE_NULL ? "null" : "an object or array", out);
                in.skipChildren();
            }
        }

        void deliver(Device device) {
            if (timeIsGood && !values.isEmpty()) {
                out.telemetry(device, tsMs, values.build());
            } else if (seenSlots == 0 && !anyRefused && timeIsGood) {
                out.refuse(Reason.EMPTY, "the object has no values");
            }
        }
    }
}
