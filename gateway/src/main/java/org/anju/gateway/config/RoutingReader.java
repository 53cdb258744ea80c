package org.anju.gateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anju.gateway.delivery.route.Escalation;
import org.anju.gateway.delivery.route.Hours;
import org.anju.gateway.delivery.route.Match;
import org.anju.gateway.delivery.route.Roster;
import org.anju.gateway.delivery.route.Route;
import org.anju.gateway.delivery.route.RoutingDesk;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.DeviceId;

/** Reads routes, rosters and escalations: the same words in the configuration file and over REST. */
public final class RoutingReader implements RoutingDesk.Reader {
    private static final Pattern SPAN =
            Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    @Override
    public Route route(String id, JsonNode document, List<String> problems) {
        return read(id, document, problems, RoutingReader::route);
    }

    @Override
    public Roster roster(String id, JsonNode document, List<String> problems) {
        return read(id, document, problems, RoutingReader::roster);
    }

    @Override
    public Escalation escalation(String id, JsonNode document, List<String> problems) {
        return read(id, document, problems, RoutingReader::escalation);
    }

    private interface Reader<T> {
        T read(Section section, String id);
    }

    /** One that stands alone: an id in the document must be the one it is sent under. */
    private static <T> T read(String id, JsonNode document, List<String> problems, Reader<T> reader) {
        Section section = new Section("", document, Map.of(), problems);
        String inside = section.text("id", null, id);
        if (!inside.equals(id)) {
            section.problem("id", inside, "must be " + id + ", as in the path, or left out");
        }
        T read = reader.read(section, id);
        section.reportUnknown();
        return read;
    }

    static Route route(Section section, String id) {
        return new Route(
                id,
                to(section),
                match(section),
                hours(section),
                flag(section, "enabled", true),
                flag(section, "personalData", false));
    }

    static Roster roster(Section section, String id) {
        List<Roster.Shift> shifts = new ArrayList<>();
        for (Section shift : section.list("shifts")) {
            shifts.add(new Roster.Shift(hours(shift), members(shift)));
        }
        List<Roster.Holiday> holidays = new ArrayList<>();
        for (Section holiday : section.list("holidays")) {
            LocalDate from = date(holiday, "from", "must be the first day, such as 2026-10-01");
            LocalDate to = date(holiday, "to", "must be the last day, such as 2026-10-07");
            if (to.isBefore(from)) {
                holiday.problem("to", to.toString(), "is before the first day, " + from);
            }
            Hours hours = span(holiday, Set.of());
            holidays.add(new Roster.Holiday(from, to, hours, members(holiday)));
        }
        return new Roster(id, section.text("name", null, id), shifts, holidays, section.texts("otherwise"));
    }

    static Escalation escalation(Section section, String id) {
        List<Escalation.Step> steps = new ArrayList<>();
        Duration before = Duration.ZERO;
        for (Section step : section.list("steps")) {
            step.required("after", "must be how long after the alert was raised, such as 5m");
            Duration after = step.duration("after", Duration.ofMinutes(5));
            if (after.compareTo(before) <= 0) {
                step.problem("after", step.text("after", null, ""), "must be later than the step before");
            }
            before = after;
            steps.add(new Escalation.Step(after, to(step)));
        }
        if (steps.isEmpty()) {
            section.problem("steps", "", "must list at least one step");
        }
        return new Escalation(id, match(section), steps, flag(section, "enabled", true));
    }

    /** The id of something in a list of the configuration file. */
    static String id(Section section, String example) {
        String id = section.required("id", "must be a short word such as " + example);
        if (!id.isEmpty() && !DeviceId.isValid(id)) {
            section.problem("id", id, "must be 1-64 characters of A-Z a-z 0-9 - _ .");
        }
        return id;
    }

    private static List<String> to(Section section) {
        return named(section, "to", "must list at least one recipient or roster");
    }

    private static List<String> members(Section section) {
        return named(section, "members", "must list at least one recipient");
    }

    private static List<String> named(Section section, String key, String remedy) {
        List<String> ids = section.texts(key);
        if (ids.isEmpty()) {
            section.problem(key, "", remedy);
        }
        return ids;
    }

    private static Match match(Section section) {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        for (String word : section.texts("categories")) {
            try {
                categories.add(Category.valueOf(word.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                section.problem("categories", word, "is not one of security, fire, rescue, facility, system");
            }
        }
        return new Match(
                categories,
                section.number("leastSeverity", null, 4, 1, 4),
                Set.copyOf(section.texts("areas")),
                Set.copyOf(section.texts("compounds")));
    }

    private static Hours hours(Section section) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String word : section.texts("days")) {
            int day = DAYS.indexOf(word.toLowerCase(Locale.ROOT));
            if (day < 0) {
                section.problem("days", word, "is not one of " + String.join(", ", DAYS));
            } else {
                days.add(DayOfWeek.of(day + 1));
            }
        }
        return span(section, days);
    }

    private static Hours span(Section section, Set<DayOfWeek> days) {
        String text = section.text("hours", null);
        if (text == null) {
            return new Hours(days, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        }
        Matcher matcher = SPAN.matcher(text.trim());
        if (!matcher.matches()
                || (matcher.group(3).equals("24") && !matcher.group(4).equals("00"))) {
            section.problem("hours", text, "must be such as 08:00-20:00, or 20:00-08:00 over midnight");
            return Hours.ALWAYS;
        }
        LocalTime from = LocalTime.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        LocalTime to = LocalTime.of(Integer.parseInt(matcher.group(3)) % 24, Integer.parseInt(matcher.group(4)));
        return new Hours(days, from, to);
    }

    private static LocalDate date(Section section, String key, String remedy) {
        String text = section.required(key, remedy);
        try {
            return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            section.problem(key, text, remedy);
            return LocalDate.EPOCH;
        }
    }

    static boolean flag(Section section, String key, boolean otherwise) {
        String text = section.text(key, null, Boolean.toString(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            section.problem(key, text, "must be true or false");
        }
        return text.equals("true");
    }
}
