package org.anju.gateway.workorder;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.anju.gateway.model.Severity;

/**
 * The terms under which work orders are kept.
 *
 * @param repairs whether the alerts of a rule, by its id, open an order
 * @param dueWithin from opening to done, for severity 1 to 4
 * @param verifyWithin how long after done telemetry may take to show it before the order is flagged
 * @param reopenWithin how long after that a returning trouble reopens the order; then it is closed
 * @param settle how long an order nobody has taken on waits, healthy, before it counts as mended by itself
 * @param zone in which days of warranty are counted
 */
public record OrderTerms(
        Predicate<String> repairs,
        List<Duration> dueWithin,
        Duration verifyWithin,
        Duration reopenWithin,
        Duration settle,
        ZoneId zone) {
    public OrderTerms {
        dueWithin = List.copyOf(dueWithin);
    }

    /** Until when an order of that severity should be done. */
    public long dueMs(Severity severity, long openedMs) {
        return openedMs + dueWithin.get(severity.level() - 1).toMillis();
    }
}
