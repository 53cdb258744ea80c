package org.anju.sim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Moves the times in payloads from the recording to the playing: one straight line, so that what was late or ahead stays so, and two
 * different moments of a device stay different even when the line is steep. Not thread-safe.
 */
final class Rebase {
    private static final String ONVIF_TIME = "UtcTime";

    private final long fromMs;
    private final long toMs;
    private final double speed;
    private final Map<String, long[]> last = new HashMap<>();

    /**
     * A line through the two begins.
     *
     * @param fromMs begin of the recording, epoch milliseconds
     * @param toMs begin of the playing
     */
    Rebase(long fromMs, long toMs, double speed) {
        this.fromMs = fromMs;
        this.toMs = toMs;
        this.speed = speed;
    }

    /** The payload of a device with its times moved. */
    JsonNode payload(String device, JsonNode node) {
        if (node.isArray()) {
            ArrayNode moved = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> moved.add(payload(device, item)));
            return moved;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode moved = JsonNodeFactory.instance.objectNode();
        boolean dated = node.has("values") || node.has("event");
        node.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (name.equals("ts") && dated && value.isIntegralNumber()) {
                moved.set(name, LongNode.valueOf(moved(device, value.asLong())));
            } else if (name.equals(ONVIF_TIME) && value.isTextual()) {
                moved.set(name, TextNode.valueOf(moved(device, value.asText())));
            } else if (name.equals("values") || name.equals("data")) {
                moved.set(name, value);
            } else {
                moved.set(name, payload(device, value));
            }
        });
        return moved;
    }

    private String moved(String device, String utcTime) {
        try {
            return Instant.ofEpochMilli(moved(device, Instant.parse(utcTime).toEpochMilli()))
                    .toString();
        } catch (DateTimeException e) {
            return utcTime;
        }
    }

    private long moved(String device, long tsMs) {
        long movedMs = toMs + Math.round((tsMs - fromMs) / speed);
        long[] before = last.computeIfAbsent(device, id -> new long[] {Long.MIN_VALUE, Long.MIN_VALUE});
        if (tsMs == before[0]) {
            return before[1];
        }
        if (tsMs > before[0] && movedMs <= before[1]) {
            movedMs = before[1] + 1;
        }
        if (tsMs > before[0]) {
            before[0] = tsMs;
            before[1] = movedMs;
        }
        return movedMs;
    }
}
