package org.anju.gateway.delivery.route;

import java.util.List;

/**
 * Which alerts are told to whom.
 *
 * @param id unique among the routes
 * @param to ids of recipients or rosters, at least one
 * @param hours when it holds, by the moment the alert was raised
 * @param enabled false: kept, but tells nobody
 * @param personalData whether those it tells may see plates, faces and card numbers; masked otherwise
 */
public record Route(String id, List<String> to, Match match, Hours hours, boolean enabled, boolean personalData) {
    public Route {
        to = List.copyOf(to);
    }

    /** A route that masks personal data. */
    public Route(String id, List<String> to, Match match, Hours hours, boolean enabled) {
        this(id, to, match, hours, enabled, false);
    }
}
