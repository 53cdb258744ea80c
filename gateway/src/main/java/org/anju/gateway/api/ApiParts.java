package org.anju.gateway.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.anju.gateway.alert.AlertBook;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.audit.AuditTrail;
import org.anju.gateway.command.CommandDesk;
import org.anju.gateway.config.SimulatorConfig;
import org.anju.gateway.estate.EstateImport;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.history.TimeSeriesStore;
import org.anju.gateway.intake.ClockSkews;
import org.anju.gateway.intake.ReplayRequest;
import org.anju.gateway.intake.ReplayResult;
import org.anju.gateway.live.LiveFeed;
import org.anju.gateway.live.LiveView;
import org.anju.gateway.metrics.HealthCheck;

/**
 * What the API shows and does, made elsewhere.
 *
 * @param sqlName which SQL store is in use
 */
public record ApiParts(
        EstateView estate,
        EstateImport estateImport,
        LiveView live,
        LiveFeed feed,
        AlertBook alerts,
        AlertJson alertJson,
        AlertParts alertParts,
        AlertStatistics statistics,
        DeliveryParts delivery,
        TimeSeriesStore history,
        DeadLetterSearch deadLetters,
        Function<ReplayRequest, ReplayResult> replay,
        ClockSkews clocks,
        CommandDesk commands,
        EstateParts estateParts,
        CommissioningParts commissioning,
        WorkOrderParts workOrders,
        Users users,
        UserBook userBook,
        SavedViews savedViews,
        Secrets secrets,
        AuditTrail audit,
        SimulatorConfig simulator,
        String sqlName,
        List<HealthCheck> checks,
        PrometheusMeterRegistry registry,
        Clock clock) {
    public ApiParts {
        checks = List.copyOf(checks);
    }
}
