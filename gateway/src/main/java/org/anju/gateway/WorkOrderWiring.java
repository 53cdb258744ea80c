package org.anju.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.anju.gateway.api.WorkOrderParts;
import org.anju.gateway.config.Config;
import org.anju.gateway.config.WorkOrderConfig;
import org.anju.gateway.coverage.Coverage;
import org.anju.gateway.coverage.Facts;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.metrics.WorkOrderMeters;
import org.anju.gateway.model.Device;
import org.anju.gateway.sql.SqlOrderChecks;
import org.anju.gateway.sql.SqlRepairRecords;
import org.anju.gateway.sql.SqlStore;
import org.anju.gateway.sql.SqlWorkOrders;
import org.anju.gateway.workorder.Health;
import org.anju.gateway.workorder.OrderTerms;
import org.anju.gateway.workorder.RepairStatus;
import org.anju.gateway.workorder.Site;
import org.anju.gateway.workorder.Verifier;

/** The part of the wiring that keeps work orders; they are opened where alerts are made durable. */
record WorkOrderWiring(Verifier verifier, WorkOrderParts parts) {
    private static final long VERIFY_EVERY_S = 5;

    static OrderTerms terms(Config config, Predicate<String> repairs) {
        WorkOrderConfig orders = config.workOrders();
        return new OrderTerms(
                repairs,
                orders.dueWithin(),
                orders.verifyWithin(),
                orders.reopenWithin(),
                orders.settle(),
                ZoneId.of(config.timeZone()));
    }

    static WorkOrderWiring make(
            EstateRegistry estate,
            SqlStore sql,
            Coverage coverage,
            OrderTerms terms,
            MeterRegistry registry,
            Clock clock) {
        Verifier verifier = new Verifier(
                new SqlOrderChecks(sql),
                site -> health(site, estate.current(), coverage),
                new RepairStatus(estate, estate),
                terms,
                new WorkOrderMeters(registry),
                clock);
        return new WorkOrderWiring(
                verifier,
                new WorkOrderParts(new SqlWorkOrders(sql, terms, clock::millis), new SqlRepairRecords(sql), terms));
    }

    /** Of a compound or building: as well as the device that reported last. */
    private static Optional<Health> health(Site site, Estate estate, Coverage coverage) {
        if (site.device() != null) {
            return Optional.ofNullable(coverage.device(site.device())).map(WorkOrderWiring::health);
        }
        Health best = null;
        for (Device device : estate.devicesOf(site.compound())) {
            Facts.DeviceFacts facts = coverage.device(device.id().value());
            if (facts != null && facts.online() && (best == null || facts.lastReportMs() > best.lastReportMs())) {
                best = new Health(facts.fresh(), facts.lastReportMs());
            }
        }
        boolean known = estate.compound(site.compound()) != null;
        return known ? Optional.of(best == null ? new Health(false, 0) : best) : Optional.empty();
    }

    private static Health health(Facts.DeviceFacts facts) {
        return new Health(facts.works(), facts.lastReportMs());
    }

    void start(Closings closings) {
        ScheduledExecutorService timer =
                closings.add("work orders", Threads.scheduler("work-orders"), ScheduledExecutorService::shutdownNow);
        Threads.every(VERIFY_EVERY_S, timer, verifier);
    }
}
