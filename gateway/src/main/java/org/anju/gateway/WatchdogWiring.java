package org.anju.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.anju.gateway.audit.SyslogExport;
import org.anju.gateway.config.CareConfig;
import org.anju.gateway.config.Config;
import org.anju.gateway.delivery.LedgerRow;
import org.anju.gateway.doctor.TimeServer;
import org.anju.gateway.history.TimeSeriesStore;
import org.anju.gateway.intake.PlatformReport;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.metrics.ClockWatch;
import org.anju.gateway.metrics.ComponentCheck;
import org.anju.gateway.metrics.HealthCheck;
import org.anju.gateway.metrics.Probe;
import org.anju.gateway.metrics.Watchdog;
import org.anju.gateway.metrics.WatchdogMeters;
import org.anju.gateway.privacy.Retained;
import org.anju.gateway.privacy.Retention;
import org.anju.gateway.sql.SqlAudit;
import org.anju.gateway.sql.SqlCare;
import org.anju.gateway.sql.SqlRetention;
import org.anju.gateway.sql.SqlStore;
import org.anju.gateway.tls.ClientIdentity;

/** The part of the wiring that watches the gateway itself: lag, age of deliveries, disk, clock, and the health of every part. */
final class WatchdogWiring {
    private static final long DELETE_EVERY_S = 3_600;
    private static final long SYSLOG_EVERY_S = 5;
    private static final long ASK_TIME_EVERY_S = 600;
    private static final long MS_PER_MINUTE = 60_000;

    private WatchdogWiring() {}

    /** Puts what the watchdog finds into the journal, where a rule makes an alert of it. */
    static Watchdog.Sink alerting(PlatformReport report) {
        return new Watchdog.Sink() {
            @Override
            public boolean trouble(String part, String detail) {
                return report.say(null, word(part), "trouble", Map.of("detail", detail));
            }

            @Override
            public boolean over(String part) {
                return report.say(null, word(part), "trouble_over", Map.of());
            }
        };
    }

    /** The journal's own checks: one for what stops it, and one that speaks up long before its size does. */
    static List<HealthCheck> journal(Journal journal) {
        return List.of(
                new ComponentCheck("journal", true, journal::trouble),
                new ComponentCheck("journal size", false, journal::warning));
    }

    private static String word(String part) {
        return part.replace(' ', '_');
    }

    /**
     * Adds the probes to {@code checks} and begins to look.
     *
     * @param ledger rows of the ledger as they are now
     * @param timer for looks that may take seconds
     */
    static void start(
            Config config,
            Supplier<List<LedgerRow>> ledger,
            List<HealthCheck> checks,
            Watchdog.Sink sink,
            MeterRegistry registry,
            Clock clock,
            ScheduledExecutorService timer) {
        CareConfig care = config.care();
        WatchdogMeters meters = new WatchdogMeters(registry);
        ClockWatch clockWatch = new ClockWatch(clock, System::nanoTime, care.clockDrift());
        List<Probe> probes = List.of(
                new Probe("journal lag", () -> lag(meters, care)),
                new Probe("delivery age", () -> age(ledger, care, meters, clock)),
                new Probe("disk", () -> disk(config)),
                new Probe("clock", clockWatch::look));
        checks.addAll(probes);
        long everyS = Math.max(1, care.lookEvery().toSeconds());
        probes.forEach(probe -> Threads.every(everyS, timer, probe));
        if (care.timeServer() != null) {
            TimeServer server = new TimeServer(care.timeServer(), clock);
            Probe probe = new Probe("time server", () -> drift(server, care));
            checks.add(probe);
            Threads.every(ASK_TIME_EVERY_S, timer, probe);
        }
        Threads.every(everyS, timer, new Watchdog(checks, sink, meters));
    }

    /** Deletes what has been kept long enough and sends the audit trail on, again and again. */
    static void keep(
            Config config,
            SqlStore sql,
            SqlAudit trail,
            TimeSeriesStore history,
            List<HealthCheck> checks,
            Clock clock,
            ScheduledExecutorService timer)
            throws IOException {
        CareConfig care = config.care();
        CareConfig.Retention kept = care.retention();
        SqlRetention records = new SqlRetention(sql, trail, clock);
        Retention retention = new Retention(
                List.of(
                        new Retained("personal_events", kept.personalEvents(), history::deletePersonal),
                        new Retained("telemetry", config.history().raw(), history::deleteBefore),
                        new Retained("evidence", kept.evidence(), records::evidence),
                        new Retained("alerts", kept.alerts(), records::alerts),
                        new Retained("work_orders", kept.workOrders(), records::workOrders),
                        new Retained("audit", kept.audit(), records::audit),
                        new Retained("dead_letters", kept.deadLetters(), records::deadLetters)),
                trail,
                clock);
        checks.add(new ComponentCheck("retention", false, retention::trouble));
        Threads.every(DELETE_EVERY_S, timer, retention);
        if (care.syslog() != null) {
            SqlCare sent = new SqlCare(sql);
            SyslogExport export = new SyslogExport(
                    trail,
                    care.syslog(),
                    ClientIdentity.context(null, config.delivery().identity().authorities())
                            .getSocketFactory(),
                    sent::syslogSent,
                    sent::rememberSyslog);
            checks.add(new ComponentCheck("syslog", false, export::trouble));
            Threads.every(SYSLOG_EVERY_S, timer, export);
        }
    }

    private static String lag(WatchdogMeters meters, CareConfig care) {
        double seconds = meters.journalAge();
        return seconds <= care.journalLag().toSeconds()
                ? ""
                : "some consumer of the journal is " + Math.round(seconds)
                        + " s behind; look which (anju_journal_lag) and whether its store answers";
    }

    private static String age(Supplier<List<LedgerRow>> ledger, CareConfig care, WatchdogMeters meters, Clock clock) {
        String worst = "";
        long oldestMs = 0;
        for (LedgerRow row : ledger.get()) {
            Long pendingMs = row.oldestPendingMs();
            long ageMs = pendingMs == null ? 0 : clock.millis() - pendingMs;
            if (ageMs > oldestMs) {
                oldestMs = ageMs;
                worst = row.recipient() + " has not taken a message for " + ageMs / MS_PER_MINUTE + " min, "
                        + row.pending() + " wait; ask whether its receiver works (GET /api/v1/ledger)";
            }
        }
        meters.oldestDelivery(oldestMs);
        return oldestMs > care.deliveryAge().toMillis() ? worst : "";
    }

    private static String disk(Config config) {
        try {
            long free = Files.getFileStore(config.dataDir()).getUsableSpace();
            return free >= config.care().freeDisk()
                    ? ""
                    : "only " + free / 1_000_000
                            + " MB are free where the data directory is; make room before messages are refused";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String drift(TimeServer server, CareConfig care) {
        try {
            long aheadMs = server.aheadMs();
            return Math.abs(aheadMs) <= care.clockDrift().toMillis()
                    ? ""
                    : "the clock is " + aheadMs + " ms ahead of " + care.timeServer()
                            + "; let a time service set it (timedatectl set-ntp true)";
        } catch (IOException e) {
            return "the time server " + care.timeServer() + " does not answer (" + e.getMessage()
                    + "); check watchdog.timeServer and UDP port 123";
        }
    }
}
