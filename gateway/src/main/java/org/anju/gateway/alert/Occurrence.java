package org.anju.gateway.alert;

import java.util.LinkedHashMap;
import java.util.Map;
import org.anju.gateway.model.Kind;

/**
 * Something that happened: an event of a device or of the platform.
 *
 * @param late whether it is too old to raise anything
 */
record Occurrence(Kind kind, String event, Map<String, Object> data, boolean late) {
    private static final int MAX_DATA = 16;
    private static final int MAX_TEXT = 256;

    /** What an alert keeps of it: not more than people read. */
    Map<String, Object> fired() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("event", event);
        for (Map.Entry<String, Object> datum : data.entrySet()) {
            if (values.size() > MAX_DATA) {
                break;
            }
            Object value = datum.getValue();
            values.putIfAbsent(
                    datum.getKey(),
                    value instanceof String text && text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : value);
        }
        return values;
    }
}
