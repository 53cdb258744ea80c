package org.anju.gateway.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.gateway.alert.Routing;
import org.anju.gateway.model.Alert;

/** The configured routes. A recipient that several routes choose is told once. Safe for any thread. */
public final class Routes implements Routing {
    private final List<Route> routes;

    /**
     * Takes the routes as configured.
     *
     * @throws IllegalArgumentException when a route names a recipient that is not among {@code recipients}
     */
    public Routes(List<Route> routes, Collection<Recipient> recipients) {
        Set<String> known = recipients.stream().map(Recipient::id).collect(Collectors.toUnmodifiableSet());
        String unknown = routes.stream()
                .map(Route::recipient)
                .filter(id -> !known.contains(id))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "routes name recipients that are not defined: " + unknown + "; add them to the list of recipients");
        }
        this.routes = List.copyOf(routes);
    }

    @Override
    public List<String> recipients(Alert alert) {
        return routes.stream()
                .filter(route -> route.matches(alert))
                .map(Route::recipient)
                .distinct()
                .toList();
    }
}
