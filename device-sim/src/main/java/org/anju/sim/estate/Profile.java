package org.anju.sim.estate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a profile file says of a kind, as far as a device of it must know.
 *
 * @param samplingMs milliseconds between two readings
 * @param fields its fields in the file's order
 * @param events words of its events
 * @param commands methods it understands
 */
public record Profile(
        String word,
        String zh,
        String en,
        int samplingMs,
        Map<String, Field> fields,
        List<String> events,
        List<String> commands) {

    public Profile {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        events = List.copyOf(events);
        commands = List.copyOf(commands);
    }

    /** Types of field. */
    public enum Type {
        NUMBER,
        INTEGER,
        FLAG,
        TEXT
    }

    /**
     * One field.
     *
     * @param low lower end of where an ordinary value lies; the least allowed one where the file does not say
     * @param high upper end of where an ordinary value lies; the greatest allowed one where the file does not say
     * @param isBanded whether the file says where ordinary values lie
     * @param counter whether it only ever grows
     * @param values the texts or codes it may have, the ordinary one first; empty for any
     * @param maxLength longest text
     */
    public record Field(
            Type type, double low, double high, boolean isBanded, boolean counter, List<String> values, int maxLength) {
        public Field {
            values = List.copyOf(values);
        }
    }
}
