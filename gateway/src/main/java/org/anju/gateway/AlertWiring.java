package org.anju.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.alert.AlertConsumer;
import org.anju.gateway.alert.AlertFeed;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.alert.DryRun;
import org.anju.gateway.alert.Names;
import org.anju.gateway.alert.RuleDesk;
import org.anju.gateway.alert.RuleFiles;
import org.anju.gateway.alert.RulesException;
import org.anju.gateway.api.AlertParts;
import org.anju.gateway.config.Config;
import org.anju.gateway.delivery.DeliveryDesk;
import org.anju.gateway.estate.EstateNames;
import org.anju.gateway.estate.EstatePlaces;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.history.StoredPast;
import org.anju.gateway.history.TimeSeriesStore;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.metrics.AlertMeters;
import org.anju.gateway.model.Kind;
import org.anju.gateway.sql.SqlAlerts;
import org.anju.gateway.sql.SqlIncidentBook;
import org.anju.gateway.sql.SqlMaintenance;
import org.anju.gateway.sql.SqlRuleArchive;
import org.anju.gateway.sql.SqlStore;
import org.anju.gateway.workorder.OrderTerms;

/** The part of the wiring that finds and keeps alerts: rules, engine, what people do to alerts, and what the API shows of it. */
record AlertWiring(
        SqlAlerts alerts, AlertConsumer consumer, AlertFeed feed, AlertJson json, AlertParts parts, OrderTerms terms) {
    private static final long LOOK_AGAIN_S = 60;

    static AlertWiring make(
            Config config,
            Collection<Kind> kinds,
            EstateView estate,
            SqlStore sql,
            Journal journal,
            TimeSeriesStore history,
            DeliveryDesk desk,
            MeterRegistry registry,
            Clock clock,
            Closings closings)
            throws RulesException {
        Names names = new EstateNames(estate);
        EstatePlaces places = new EstatePlaces(estate);
        AlertJson json = new AlertJson(names);
        AlertFeed feed = new AlertFeed();
        RuleDesk rules =
                new RuleDesk(new RuleFiles(kinds, config.rules()), new SqlRuleArchive(sql, json), clock::millis);
        OrderTerms terms = WorkOrderWiring.terms(config, rules::isRepair);
        SqlAlerts alerts = new SqlAlerts(sql, journal, desk, json, terms, feed, clock::millis);
        AlertConsumer consumer = closings.add(
                "alert engine",
                new AlertConsumer(
                        journal,
                        rules.current(),
                        places,
                        alerts,
                        new AlertMeters(registry),
                        System::nanoTime,
                        clock::millis));
        rules.tell(consumer::follow);
        ScheduledExecutorService timer =
                closings.add("rule timer", Threads.scheduler("rules"), ScheduledExecutorService::shutdownNow);
        var unused = timer.scheduleWithFixedDelay(rules::expire, LOOK_AGAIN_S, LOOK_AGAIN_S, TimeUnit.SECONDS);
        AlertParts parts = new AlertParts(
                new SqlIncidentBook(sql, json, clock::millis),
                new SqlMaintenance(sql, clock::millis, alerts::wake),
                rules,
                new DryRun(new StoredPast(history), places, System::nanoTime),
                names);
        return new AlertWiring(alerts, consumer, feed, json, parts, terms);
    }
}
