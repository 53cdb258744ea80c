package org.anju.gateway.workorder;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A spare part that was used.
 *
 * @param part its name as people write it
 * @param count how many, 1 to {@value #MOST}
 */
public record PartUse(String part, int count) {
    /** The most of one part in one repair. */
    public static final int MOST = 1_000;
    /** The longest name, in characters. */
    public static final int LONGEST = 80;

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    /**
     * Checks and tidies.
     *
     * @throws IllegalArgumentException when the name is empty or too long, or the count out of range
     */
    public PartUse {
        part = SPACES.matcher(Normalizer.normalize(part, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip();
        if (part.isEmpty() || part.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "parts: the name of a part must have 1 to " + LONGEST + " characters, '" + part + "' has not");
        }
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("parts: the count of '" + part + "' must be 1 to " + MOST);
        }
    }

    /** What all spellings of a part have in common: width, letter case, spaces and hyphens do not matter. */
    public String key() {
        return part.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }
}
