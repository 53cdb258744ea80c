package org.anju.gateway.dialect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/**
 * Values of one device at one time, read in one pass straight into the fields of its profile: an object of values, or
 * {@code {"ts":…,"values":{…}}}.
 */
final class Reading {
    /** Epoch milliseconds below this (2000-01-01) are seconds or nonsense. */
    static final long EARLIEST_MS = 946_684_800_000L;

    private final Readout out;
    private final Values.Builder values = new Values.Builder();
    private long tsMs = Readout.NO_TIME;
    private boolean timeIsGood = true;
    private long seenSlots;
    private boolean anyRefused;

    Reading(Readout out) {
        this.out = out;
    }

    /** Reads the object the parser is at and hands it on. */
    static void read(JsonParser in, Device device, Readout out) throws IOException {
        Reading reading = new Reading(out);
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            if (name.equals("ts")) {
                reading.time(in, token);
            } else if (name.equals("values") && token == JsonToken.START_OBJECT) {
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    String field = in.currentName();
                    reading.value(device.kind(), field, in, in.nextToken());
                }
            } else {
                reading.value(device.kind(), name, in, token);
            }
        }
        reading.deliver(device);
    }

    long tsMs() {
        return tsMs;
    }

    boolean timeIsGood() {
        return timeIsGood;
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
