package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.live.Viewer;

/** Alerts counted: by kind, time and place, how fast they were answered, and which devices are noisy. */
final class StatisticsResource {
    private static final long DEFAULT_RANGE_MS = Duration.ofDays(7).toMillis();
    private static final long LONGEST_RANGE_MS = Duration.ofDays(400).toMillis();
    private static final int MOST_ALERTS = 200_000;

    private final AlertStatistics alerts;
    private final EstateView estate;
    private final Workers workers;
    private final Clock clock;

    StatisticsResource(AlertStatistics alerts, EstateView estate, Workers workers, Clock clock) {
        this.alerts = alerts;
        this.estate = estate;
        this.workers = workers;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        return Map.of("getAlertStatistics", this::statistics);
    }

    private Future<Answer> statistics(Request request) {
        Estate now = estate.current();
        Viewer viewer = request.viewer();
        long to = request.number("to", clock.millis());
        long from = request.number("from", Math.max(0, to - DEFAULT_RANGE_MS));
        if (from >= to || to - from > LONGEST_RANGE_MS) {
            throw Problem.invalid("from (" + from + ") must be before to (" + to
                    + ") and at most 400 days earlier; both are epoch milliseconds.");
        }
        AlertStatistics.Wanted wanted = new AlertStatistics.Wanted(
                viewer.scope(), viewer.categories(), request.text("area"), request.text("compound"), from, to);
        return workers.run(() -> {
            StatisticsSheet sheet = new StatisticsSheet(ZoneId.of(now.timeZone()));
            boolean truncated = alerts.each(wanted, MOST_ALERTS, sheet::add);
            ObjectNode node = sheet.write(now);
            node.put("fromMs", from).put("toMs", to);
            node.put("asOfMs", clock.millis());
            node.put("truncated", truncated);
            return Answer.ok(node);
        });
    }
}
