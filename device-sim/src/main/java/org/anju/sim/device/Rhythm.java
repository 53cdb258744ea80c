package org.anju.sim.device;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** The daily and weekly rhythm of a residential compound in China Standard Time (UTC+8, no summer time). */
final class Rhythm {
    /** China Standard Time. */
    static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private static final double[] WORKDAY_TRAFFIC = {
        0.10, 0.05, 0.03, 0.03, 0.10, 0.40, 1.20, 2.40, 2.10, 1.10, 0.90, 1.20, //
        1.40, 1.00, 0.90, 1.00, 1.30, 2.10, 2.40, 1.70, 1.20, 0.80, 0.40, 0.20
    };
    private static final double[] WEEKEND_TRAFFIC = {
        0.20, 0.08, 0.04, 0.03, 0.08, 0.25, 0.60, 1.10, 1.60, 1.80, 1.70, 1.50, //
        1.40, 1.20, 1.40, 1.60, 1.70, 1.80, 1.80, 1.50, 1.20, 0.80, 0.50, 0.30
    };
    private static final double[] CHARGING = {
        0.80, 0.50, 0.30, 0.20, 0.20, 0.30, 0.50, 0.60, 0.60, 0.70, 0.70, 0.80, //
        1.00, 0.90, 0.80, 0.80, 0.90, 1.40, 2.10, 2.40, 2.30, 2.00, 1.60, 1.20
    };

    private Rhythm() {}

    /** Comings and goings at {@code tsMs} relative to the day's mean of about 1. */
    static double traffic(long tsMs) {
        ZonedDateTime local = local(tsMs);
        DayOfWeek day = local.getDayOfWeek();
        boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
        return between(weekend ? WEEKEND_TRAFFIC : WORKDAY_TRAFFIC, local);
    }

    /** Vehicles plugged in at {@code tsMs} relative to the day's mean of about 1. */
    static double charging(long tsMs) {
        return between(CHARGING, local(tsMs));
    }

    /** Hour of the local day at {@code tsMs}, 0 to 24 with fraction. */
    static double hour(long tsMs) {
        ZonedDateTime local = local(tsMs);
        return local.getHour() + local.getMinute() / 60.0 + local.getSecond() / 3600.0;
    }

    /** Day of the local year at {@code tsMs}, 1 to 366. */
    static int dayOfYear(long tsMs) {
        return local(tsMs).getDayOfYear();
    }

    private static ZonedDateTime local(long tsMs) {
        return Instant.ofEpochMilli(tsMs).atZone(ZONE);
    }

    private static double between(double[] hourly, ZonedDateTime local) {
        int hour = local.getHour();
        double fraction = local.getMinute() / 60.0;
        return hourly[hour] * (1 - fraction) + hourly[(hour + 1) % 24] * fraction;
    }
}
