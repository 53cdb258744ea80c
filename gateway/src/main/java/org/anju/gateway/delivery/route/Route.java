package org.anju.gateway.delivery.route;

import java.util.List;

/**
 * Which alerts are told to whom.
 *
 * @param id unique among the routes
 * @param to ids of recipients or rosters, at least one
 * @param hours when it holds, by the moment the alert was raised
 * @param enabled false: kept, but tells nobody
 */
public record Route(String id, List<String> to, Match match, Hours hours, boolean enabled) {
    public Route {
        to = List.copyOf(to);
    }
}
