package org.anju.gateway.delivery.route;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * A part of the week. Hours that pass midnight belong to the day on which they begin: Friday 20:00-08:00 ends on Saturday morning.
 *
 * @param days days on which the hours begin; empty: every day
 * @param from inclusive
 * @param to exclusive; equal to {@code from}: the whole day
 */
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    /** Always. */
    public static final Hours ALWAYS = new Hours(Set.of(), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    public Hours {
        days = days.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(days));
    }

    /** Whether a moment, in the time of the estate, lies in it. */
    public boolean contains(ZonedDateTime at) {
        LocalTime time = at.toLocalTime();
        if (from.equals(to)) {
            return on(at.getDayOfWeek());
        }
        if (from.isBefore(to)) {
            return on(at.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
        }
        if (time.isBefore(to)) {
            return on(at.getDayOfWeek().minus(1));
        }
        return !time.isBefore(from) && on(at.getDayOfWeek());
    }

    /** Whether it is the whole week. */
    public boolean isAlways() {
        return days.isEmpty() && from.equals(to);
    }

    private boolean on(DayOfWeek day) {
        return days.isEmpty() || days.contains(day);
    }
}
