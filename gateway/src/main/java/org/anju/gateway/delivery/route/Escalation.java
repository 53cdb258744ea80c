package org.anju.gateway.delivery.route;

import java.time.Duration;
import java.util.List;

/**
 * Who is told next when nobody acknowledges an alert in time: guard, manager, area, bureau.
 *
 * @param id unique among the escalations
 * @param steps at least one, each later than the one before
 * @param enabled false: kept, but never begins
 */
public record Escalation(String id, Match match, List<Step> steps, boolean enabled) {
    public Escalation {
        steps = List.copyOf(steps);
    }

    /**
     * One rung of the ladder.
     *
     * @param after since the alert was raised
     * @param to ids of recipients or rosters, at least one
     */
    public record Step(Duration after, List<String> to) {
        public Step {
            to = List.copyOf(to);
        }
    }
}
