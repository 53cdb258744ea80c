package org.anju.gateway.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;

/** Hours of the clock and days of the people who read the figures. Remembers the day asked for last, since most questions are about it. */
final class LocalDays {
    static final long HOUR_MS = TimeUnit.HOURS.toMillis(1);

    private final ZoneId zone;
    private long day;
    private long beginsMs;
    private long endsMs;

    LocalDays(ZoneId zone) {
        this.zone = zone;
    }

    /** Number of the clock hour since the epoch; hours are the same in all zones but for those few with a half-hour offset. */
    static long hour(long atMs) {
        return Math.floorDiv(atMs, HOUR_MS);
    }

    /** Number of the local day since 1970-01-01. */
    long day(long atMs) {
        find(atMs);
        return day;
    }

    /** End of the local day that holds {@code atMs}, exclusive. */
    long endOfDay(long atMs) {
        find(atMs);
        return endsMs;
    }

    ZoneId zone() {
        return zone;
    }

    private void find(long atMs) {
        if (atMs >= beginsMs && atMs < endsMs) {
            return;
        }
        LocalDate date = Instant.ofEpochMilli(atMs).atZone(zone).toLocalDate();
        day = date.toEpochDay();
        beginsMs = date.atStartOfDay(zone).toInstant().toEpochMilli();
        endsMs = date.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
