package org.anju.sim.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A recording's lines, each a JSON object: first the header {@code {"format":"anju-recording","version":1,"began_ms":…}}, then one
 * message each, {@code {"at_ms":…,"device":…,"kind":…,"topic":…,"payload":…}}. Numbers keep their digits.
 */
final class RecordingFormat {
    static final String NAME = "anju-recording";
    static final int VERSION = 1;
    private static final int LARGEST_OPAQUE = 1 << 20;
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private RecordingFormat() {}

    /** A line is not what it should be; the message says what it is instead. */
    static final class BadLineException extends Exception {
        private static final long serialVersionUID = 1L;

        BadLineException(String message) {
            super(message);
        }
    }

    static String header(long beganMs, boolean pseudonyms) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("format", NAME).put("version", VERSION).put("began_ms", beganMs);
        line.put("devices", pseudonyms ? "pseudonyms" : "ids");
        return line.toString();
    }

    /** When a recording began, epoch milliseconds. */
    static long began(String line) throws BadLineException {
        JsonNode header = object(line);
        if (!header.path("format").asText().equals(NAME)) {
            throw new BadLineException("is no header of a recording; give a file that device-sim record wrote");
        }
        if (header.path("version").asInt() != VERSION) {
            throw new BadLineException("is of version " + header.path("version")
                    + ", and this device-sim reads version " + VERSION + "; take the device-sim that wrote it");
        }
        if (!header.path("began_ms").isIntegralNumber()) {
            throw new BadLineException("has no began_ms; give a file that device-sim record wrote");
        }
        return header.path("began_ms").asLong();
    }

    static String line(Recorded message) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("at_ms", message.atMs()).put("device", message.device());
        if (message.kind() != null) {
            line.put("kind", message.kind());
        }
        line.put("topic", message.topic());
        if (message.payload() == null) {
            line.put("opaque_bytes", message.opaqueBytes());
        } else {
            line.set("payload", message.payload());
        }
        return line.toString();
    }

    static Recorded message(String line) throws BadLineException {
        JsonNode object = object(line);
        JsonNode at = object.path("at_ms");
        JsonNode device = object.path("device");
        JsonNode topic = object.path("topic");
        if (!at.isIntegralNumber() || at.asLong() < 0 || !device.isTextual() || !topic.isTextual()) {
            throw new BadLineException("lacks at_ms, device or topic");
        }
        JsonNode payload = object.get("payload");
        int opaque = object.path("opaque_bytes").asInt();
        if (payload == null && (!object.has("opaque_bytes") || opaque < 0 || opaque > LARGEST_OPAQUE)) {
            throw new BadLineException("has neither payload nor a fitting opaque_bytes");
        }
        String kind = object.path("kind").isTextual() ? object.path("kind").asText() : null;
        return new Recorded(at.asLong(), device.asText(), kind, topic.asText(), payload, opaque);
    }

    private static JsonNode object(String line) throws BadLineException {
        try {
            JsonNode node = JSON.readTree(line);
            if (node != null && node.isObject()) {
                return node;
            }
            throw new BadLineException("is no JSON object");
        } catch (JsonProcessingException e) {
            throw new BadLineException("is no JSON: " + e.getOriginalMessage());
        }
    }

    /** The JSON of a payload; null when it is none. */
    static @Nullable JsonNode payload(byte[] bytes) {
        try {
            JsonNode node = JSON.readTree(bytes);
            return node == null || node.isMissingNode() ? null : node;
        } catch (IOException e) {
            return null;
        }
    }
}
