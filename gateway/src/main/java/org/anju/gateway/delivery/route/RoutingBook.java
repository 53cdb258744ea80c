package org.anju.gateway.delivery.route;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.anju.gateway.model.Alert;
import org.jspecify.annotations.Nullable;

/**
 * All routes, rosters and escalations of one version, in the order of their ids. Immutable.
 *
 * @param zone in which hours are meant
 */
public record RoutingBook(
        int version,
        ZoneId zone,
        Map<String, Route> routes,
        Map<String, Roster> rosters,
        Map<String, Escalation> escalations) {
    public RoutingBook {
        routes = new TreeMap<>(routes);
        rosters = new TreeMap<>(rosters);
        escalations = new TreeMap<>(escalations);
    }

    /** A book that tells nobody. */
    public static RoutingBook empty(ZoneId zone) {
        return new RoutingBook(0, zone, Map.of(), Map.of(), Map.of());
    }

    /** Who is told of an alert raised at a moment, each once. */
    public List<String> recipients(Alert alert, long atMs) {
        return List.copyOf(told(alert, atMs, route -> true));
    }

    /** Who of them may see plates, faces and card numbers. */
    public Set<String> trusted(Alert alert, long atMs) {
        return told(alert, atMs, Route::personalData);
    }

    private Set<String> told(Alert alert, long atMs, Predicate<Route> which) {
        Set<String> told = new LinkedHashSet<>();
        for (Route route : routes.values()) {
            if (route.enabled()
                    && which.test(route)
                    && route.match().matches(alert)
                    && route.hours().contains(at(atMs))) {
                told.addAll(resolve(route.to(), atMs));
            }
        }
        return told;
    }

    /** The first escalation that is for an alert. */
    public Optional<Escalation> escalation(Alert alert) {
        return escalations.values().stream()
                .filter(escalation -> escalation.enabled() && escalation.match().matches(alert))
                .findFirst();
    }

    /** Recipients behind ids of recipients and rosters at a moment. */
    public Set<String> resolve(List<String> to, long atMs) {
        Set<String> recipients = new LinkedHashSet<>();
        for (String id : to) {
            Roster roster = rosters.get(id);
            if (roster == null) {
                recipients.add(id);
            } else {
                recipients.addAll(roster.onDuty(at(atMs)).members());
            }
        }
        return recipients;
    }

    @Nullable
    Roster roster(String id) {
        return rosters.get(id);
    }

    ZonedDateTime at(long atMs) {
        return Instant.ofEpochMilli(atMs).atZone(zone);
    }
}
