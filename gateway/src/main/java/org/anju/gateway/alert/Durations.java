package org.anju.gateway.alert;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as rules write them: {@code 500ms}, {@code 30s}, {@code 3m}, {@code 2h}, {@code 1d}. */
final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Durations() {}

    /** Milliseconds, or -1 when the text is no duration. */
    static long parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return -1;
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> number;
            case "s" -> number * SECOND;
            case "m" -> number * MINUTE;
            case "h" -> number * HOUR;
            default -> number * DAY;
        };
    }

    static String text(long ms) {
        if (ms % HOUR == 0) {
            return ms / HOUR + "h";
        }
        if (ms % MINUTE == 0) {
            return ms / MINUTE + "m";
        }
        return ms % SECOND == 0 ? ms / SECOND + "s" : ms + "ms";
    }
}
