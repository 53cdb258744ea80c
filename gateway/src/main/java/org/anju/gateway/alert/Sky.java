package org.anju.gateway.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.shredzone.commons.suncalc.SunPosition;

/**
 * The sun and the clock over one compound. The sun is looked up once a minute, for the beginning of that minute, so that an evaluation
 * costs a comparison and a replay sees the same. Not thread-safe.
 */
final class Sky {
    /** Over a place nobody knows, or has asked for. */
    static final Sky UNKNOWN = new Sky(() -> null);

    private static final long MINUTE_MS = 60_000;
    private static final double MINUTES = 60;

    private final Supplier<Places.@Nullable Place> where;
    private long minute = Long.MIN_VALUE;
    private double altitudeDeg = Double.NaN;
    private double hour = Double.NaN;
    private double weekday = Double.NaN;

    Sky(Supplier<Places.@Nullable Place> where) {
        this.where = where;
    }

    /** How high the sun's centre stands above the horizon, in degrees; NaN when the coordinates are unknown. */
    double sunAltitudeDeg(long nowMs) {
        look(nowMs);
        return altitudeDeg;
    }

    /** Local time in hours since midnight, to the minute: 22.5 is half past ten at night. */
    double hour(long nowMs) {
        look(nowMs);
        return hour;
    }

    /** Local day of the week, 1 for Monday to 7 for Sunday. */
    double weekday(long nowMs) {
        look(nowMs);
        return weekday;
    }

    private void look(long nowMs) {
        long now = Math.floorDiv(nowMs, MINUTE_MS);
        if (now == minute) {
            return;
        }
        minute = now;
        Places.Place place = where.get();
        if (place == null) {
            altitudeDeg = Double.NaN;
            hour = Double.NaN;
            weekday = Double.NaN;
            return;
        }
        Instant instant = Instant.ofEpochMilli(now * MINUTE_MS);
        ZoneId zone = place.zone();
        ZonedDateTime local = instant.atZone(zone);
        hour = local.getHour() + local.getMinute() / MINUTES;
        weekday = local.getDayOfWeek().getValue();
        altitudeDeg = Double.isNaN(place.latitude()) || Double.isNaN(place.longitude())
                ? Double.NaN
                : SunPosition.compute()
                        .on(local)
                        .at(place.latitude(), place.longitude())
                        .execute()
                        .getAltitude();
    }
}
