package org.anju.sim.estate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a profile file says of a kind, as far as a device of it must know.
 *
 * @param samplingMs milliseconds between two readings
 * @param fields its fields in the file's order
 * @param events words of its events
 * @param commands methods it understands
 * @param mishaps what may befall it
 */
public record Profile(
        String word,
        String zh,
        String en,
        int samplingMs,
        Map<String, Field> fields,
        List<String> events,
        List<String> commands,
        List<Mishap> mishaps) {

    public Profile {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        events = List.copyOf(events);
        commands = List.copyOf(commands);
        mishaps = List.copyOf(mishaps);
    }

    /**
     * What may befall it under a word.
     *
     * @throws IllegalArgumentException naming the word and the words that are known
     */
    public Mishap mishap(String id) {
        return mishaps.stream()
                .filter(mishap -> mishap.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing called '" + id + "' befalls a " + word
                        + "; known are "
                        + mishaps.stream().map(Mishap::id).collect(Collectors.joining(", "))));
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
