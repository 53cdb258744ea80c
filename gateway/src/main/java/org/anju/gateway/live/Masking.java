package org.anju.gateway.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Hides what may identify a person: of a text only its first and last character remain, of a number nothing. */
public final class Masking {
    /** Facts of personal events that say nothing about the person. */
    private static final Set<String> HARMLESS = Set.of("reason", "direction");

    private static final int LONGEST = 12;
    private static final String HIDDEN = "***";

    private Masking() {}

    /** A copy of the data of a personal event that is fit to show. */
    public static Map<String, Object> mask(Map<String, Object> data) {
        Map<String, Object> masked = new LinkedHashMap<>();
        data.forEach((name, value) -> masked.put(name, HARMLESS.contains(name) ? value : mask(value)));
        return masked;
    }

    private static Object mask(Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        if (!(value instanceof String text)) {
            return HIDDEN;
        }
        int[] letters = text.codePoints().toArray();
        if (letters.length <= 2 || text.startsWith("{") || text.startsWith("[")) {
            return HIDDEN;
        }
        return new StringBuilder()
                .appendCodePoint(letters[0])
                .append("*".repeat(Math.min(letters.length - 2, LONGEST)))
                .appendCodePoint(letters[letters.length - 1])
                .toString();
    }
}
