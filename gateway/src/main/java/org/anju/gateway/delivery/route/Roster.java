package org.anju.gateway.delivery.route;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is on duty, when.
 *
 * @param id unique among rosters and recipients
 * @param name for people
 * @param holidays days on which they replace the shifts
 * @param otherwise on duty when nobody else is
 */
public record Roster(String id, String name, List<Shift> shifts, List<Holiday> holidays, List<String> otherwise) {
    public Roster {
        shifts = List.copyOf(shifts);
        holidays = List.copyOf(holidays);
        otherwise = List.copyOf(otherwise);
    }

    /**
     * Hours that come back every week.
     *
     * @param members ids of recipients, at least one
     */
    public record Shift(Hours hours, List<String> members) {
        public Shift {
            members = List.copyOf(members);
        }
    }

    /**
     * Days that are not like others.
     *
     * @param from first day
     * @param to last day, inclusive
     * @param hours of each of these days; its days of the week do not matter
     * @param members ids of recipients, at least one
     */
    public record Holiday(LocalDate from, LocalDate to, Hours hours, List<String> members) {
        public Holiday {
            members = List.copyOf(members);
        }

        boolean isOn(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** Why somebody is on duty. */
    public enum Source {
        SHIFT,
        HOLIDAY,
        OTHERWISE,
        NOBODY
    }

    /**
     * Who is on duty at a moment.
     *
     * @param members ids of recipients; empty when nobody is on duty
     */
    public record Duty(Set<String> members, Source source) {
        public Duty {
            members = Set.copyOf(members);
        }
    }

    /** Who is on duty at a moment, in the time of the estate. */
    public Duty onDuty(ZonedDateTime at) {
        Set<String> members = new LinkedHashSet<>();
        boolean holiday = holidays.stream().anyMatch(day -> day.isOn(at.toLocalDate()));
        if (holiday) {
            holidays.stream()
                    .filter(day -> day.isOn(at.toLocalDate()) && day.hours().contains(at))
                    .forEach(day -> members.addAll(day.members()));
        } else {
            shifts.stream()
                    .filter(shift -> shift.hours().contains(at))
                    .forEach(shift -> members.addAll(shift.members()));
        }
        if (members.isEmpty()) {
            return new Duty(Set.copyOf(otherwise), otherwise.isEmpty() ? Source.NOBODY : Source.OTHERWISE);
        }
        return new Duty(members, holiday ? Source.HOLIDAY : Source.SHIFT);
    }

    /** Everybody who is ever on duty. */
    Set<String> everybody() {
        Set<String> all = new LinkedHashSet<>(otherwise);
        shifts.forEach(shift -> all.addAll(shift.members()));
        holidays.forEach(holiday -> all.addAll(holiday.members()));
        return all;
    }
}
