package org.anju.gateway.api;

import java.time.Duration;

/** The bucket lengths of history: a number and one of s, m, h, d. */
final class Every {
    private Every() {}

    static Duration parse(String text) {
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            case 'd' -> Duration.ofDays(number);
            default -> throw Problem.invalid("every '" + text + "' must be a number and one of s, m, h, d");
        };
    }

    /** The shortest round length that cuts the range into at most so many buckets. */
    static String enough(long rangeMs, long buckets) {
        long seconds = Math.max(1, (rangeMs + buckets * 1000 - 1) / (buckets * 1000));
        if (seconds < 60) {
            return seconds + "s";
        }
        return (seconds + 59) / 60 + "m";
    }
}
