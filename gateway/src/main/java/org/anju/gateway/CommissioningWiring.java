package org.anju.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.api.CommissioningParts;
import org.anju.gateway.commissioning.CommissioningDesk;
import org.anju.gateway.commissioning.CommissioningStore;
import org.anju.gateway.commissioning.CommissioningWatch;
import org.anju.gateway.commissioning.TestAlerts;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.intake.PlatformReport;
import org.anju.gateway.live.LiveView;
import org.anju.gateway.metrics.CommissioningMeters;
import org.anju.gateway.sql.SqlCommissionings;
import org.anju.gateway.sql.SqlStore;

/** The part of the wiring that watches devices being commissioned, and tests the way to the bureau. */
record CommissioningWiring(CommissioningWatch watch, ScheduledExecutorService thread, CommissioningParts parts) {
    static CommissioningWiring make(
            EstateRegistry estate,
            SqlStore sql,
            AlertWiring alert,
            DeliveryWiring delivery,
            LiveView live,
            PlatformReport report,
            MeterRegistry registry,
            Clock clock,
            Closings closings) {
        CommissioningStore store = new SqlCommissionings(sql);
        CommissioningMeters meters = new CommissioningMeters(registry);
        ScheduledExecutorService thread = closings.add(
                "commissioning", Threads.scheduler("commissioning"), ScheduledExecutorService::shutdownNow);
        CommissioningDesk desk = new CommissioningDesk(
                store,
                estate,
                estate,
                alert.alerts(),
                rule -> alert.parts().rules().current().rule(rule) != null,
                alert.alerts()::wake,
                meters,
                clock);
        CommissioningWatch watch = new CommissioningWatch(store, desk, estate, live::device, thread, meters, clock);
        TestAlerts tests = new TestAlerts(
                alert.alerts(),
                rule -> alert.parts().rules().current().rule(rule),
                delivery.parts().routing()::book,
                (compound, event, data) -> report.say(compound, "", event, data),
                meters,
                clock);
        alert.feed().add(watch);
        return new CommissioningWiring(watch, thread, new CommissioningParts(desk, tests));
    }

    void start() {
        var unused = thread.scheduleWithFixedDelay(watch::look, 1, 1, TimeUnit.SECONDS);
    }
}
