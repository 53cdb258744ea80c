package org.anju.gateway.dialect;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the free-form data of an event: plain values as they are, nested ones as JSON text. Bounded in number and length. */
final class EventData {
    private static final int MAX_ENTRIES = 64;
    private static final int MAX_TEXT = 4096;
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private EventData() {}

    static Map<String, Object> read(JsonParser in, JsonToken token, Readout out) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return Map.of();
        }
        if (token != JsonToken.START_OBJECT) {
            out.refuse(Reason.WRONG_TYPE, "'data' of an event must be an object");
            in.skipChildren();
            return Map.of();
        }
        Map<String, Object> data = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            value(name, in, in.nextToken(), data, out);
        }
        return data;
    }

    /** Reads the value the parser is at into {@code data}. */
    static void value(String name, JsonParser in, JsonToken token, Map<String, Object> data, Readout out)
            throws IOException {
        if (data.size() >= MAX_ENTRIES) {
            out.refuse(Reason.TOO_LARGE, "'data' of an event has more than " + MAX_ENTRIES + " entries");
            in.skipChildren();
            return;
        }
        switch (token) {
            case VALUE_STRING -> text(name, in.getText(), data, out);
            case VALUE_TRUE, VALUE_FALSE -> data.put(name, token == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT -> {
                if (in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                    text(name, in.getText(), data, out);
                } else {
                    data.put(name, in.getLongValue());
                }
            }
            case VALUE_NUMBER_FLOAT -> {
                double number = in.getDoubleValue();
                if (Double.isFinite(number)) {
                    data.put(name, number);
                } else {
                    text(name, in.getText(), data, out);
                }
            }
            case VALUE_NULL -> data.put(name, "");
            default -> text(name, nested(in), data, out);
        }
    }

    private static void text(String name, String text, Map<String, Object> data, Readout out) {
        if (text.length() > MAX_TEXT) {
            out.refuse(
                    Reason.TOO_LARGE,
                    "event data '" + FieldCheck.clip(name) + "' is longer than " + MAX_TEXT + " characters");
        } else {
            data.put(name, text);
        }
    }

    private static String nested(JsonParser in) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.getFactory().createGenerator(text)) {
            generator.copyCurrentStructure(in);
        }
        return text.toString();
    }
}
