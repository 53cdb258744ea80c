package org.anju.gateway.delivery.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.anju.gateway.model.Category;

/** Routes, rosters and escalations as JSON, in the words in which they are read. */
public final class RoutingJson {
    private RoutingJson() {}

    /** A route; what is left at its default is left out. */
    public static ObjectNode route(Route route) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", route.id());
        texts(node, "to", route.to());
        match(node, route.match());
        hours(node, route.hours());
        if (route.personalData()) {
            node.put("personalData", true);
        }
        return enabled(node, route.enabled());
    }

    /** A roster. */
    public static ObjectNode roster(Roster roster) {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("id", roster.id()).put("name", roster.name());
        ArrayNode shifts = node.putArray("shifts");
        for (Roster.Shift shift : roster.shifts()) {
            ObjectNode item = shifts.addObject();
            hours(item, shift.hours());
            texts(item, "members", shift.members());
        }
        ArrayNode holidays = node.putArray("holidays");
        for (Roster.Holiday holiday : roster.holidays()) {
            ObjectNode item = holidays.addObject()
                    .put("from", holiday.from().toString())
                    .put("to", holiday.to().toString());
            hours(item, holiday.hours());
            texts(item, "members", holiday.members());
        }
        texts(node, "otherwise", roster.otherwise());
        return node;
    }

    /** An escalation. */
    public static ObjectNode escalation(Escalation escalation) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", escalation.id());
        match(node, escalation.match());
        ArrayNode steps = node.putArray("steps");
        for (Escalation.Step step : escalation.steps()) {
            ObjectNode item = steps.addObject().put("after", duration(step.after()));
            texts(item, "to", step.to());
        }
        return enabled(node, escalation.enabled());
    }

    /** A whole book, without its version. */
    public static ObjectNode book(RoutingBook book) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode routes = node.putArray("routes");
        book.routes().values().forEach(route -> routes.add(route(route)));
        ArrayNode rosters = node.putArray("rosters");
        book.rosters().values().forEach(roster -> rosters.add(roster(roster)));
        ArrayNode escalations = node.putArray("escalations");
        book.escalations().values().forEach(escalation -> escalations.add(escalation(escalation)));
        return node;
    }

    private static void match(ObjectNode node, Match match) {
        if (!match.categories().isEmpty()) {
            texts(
                    node,
                    "categories",
                    match.categories().stream().map(Category::word).sorted().toList());
        }
        if (match.leastSeverity() != Match.ALL.leastSeverity()) {
            node.put("leastSeverity", match.leastSeverity());
        }
        if (!match.areas().isEmpty()) {
            texts(node, "areas", match.areas().stream().sorted().toList());
        }
        if (!match.compounds().isEmpty()) {
            texts(node, "compounds", match.compounds().stream().sorted().toList());
        }
    }

    private static void hours(ObjectNode node, Hours hours) {
        Set<DayOfWeek> days = hours.days();
        if (!days.isEmpty()) {
            texts(
                    node,
                    "days",
                    days.stream()
                            .sorted()
                            .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
                            .toList());
        }
        if (!hours.from().equals(hours.to())) {
            node.put("hours", hours.from() + "-" + hours.to());
        }
    }

    private static ObjectNode enabled(ObjectNode node, boolean enabled) {
        return enabled ? node : node.put("enabled", false);
    }

    private static void texts(ObjectNode node, String key, Collection<String> texts) {
        ArrayNode array = node.putArray(key);
        texts.forEach(array::add);
    }

    private static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
