package org.anju.gateway.workorder;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Days of warranty. */
public final class Warranty {
    private Warranty() {}

    /**
     * Whether a moment is within a warranty.
     *
     * @param until last day, {@code yyyy-MM-dd}; null, empty or unreadable when unknown
     */
    public static boolean covers(@Nullable String until, long atMs, ZoneId zone) {
        LocalDate last = day(until);
        return last != null
                && !Instant.ofEpochMilli(atMs).atZone(zone).toLocalDate().isAfter(last);
    }

    /** The day of a text, null when it is none. */
    public static @Nullable LocalDate day(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
