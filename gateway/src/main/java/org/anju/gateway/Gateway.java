package org.anju.gateway;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.anju.gateway.alert.AlertConsumer;
import org.anju.gateway.alert.RulesException;
import org.anju.gateway.alert.Subjects;
import org.anju.gateway.api.ApiParts;
import org.anju.gateway.api.ApiServer;
import org.anju.gateway.api.FirstAdmin;
import org.anju.gateway.api.Passwords;
import org.anju.gateway.api.Secrets;
import org.anju.gateway.config.Config;
import org.anju.gateway.coverage.CoverageConsumer;
import org.anju.gateway.dialect.Dialects;
import org.anju.gateway.estate.CredentialSeal;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.estate.InvalidProfileException;
import org.anju.gateway.estate.Profiles;
import org.anju.gateway.history.EmbeddedStore;
import org.anju.gateway.history.HistoryWriter;
import org.anju.gateway.history.InfluxStore;
import org.anju.gateway.history.InfluxTarget;
import org.anju.gateway.history.Retention;
import org.anju.gateway.history.RollupRounds;
import org.anju.gateway.history.TimeSeriesStore;
import org.anju.gateway.intake.ClockSkews;
import org.anju.gateway.intake.DeadLetters;
import org.anju.gateway.intake.Intake;
import org.anju.gateway.intake.PlatformReport;
import org.anju.gateway.intake.Replay;
import org.anju.gateway.intake.Stamp;
import org.anju.gateway.intake.Ticker;
import org.anju.gateway.journal.JournalSettings;
import org.anju.gateway.journal.Receipt;
import org.anju.gateway.journal.SqliteJournal;
import org.anju.gateway.live.LiveFeed;
import org.anju.gateway.live.LiveView;
import org.anju.gateway.metrics.ComponentCheck;
import org.anju.gateway.metrics.HealthCheck;
import org.anju.gateway.metrics.HistoryMeters;
import org.anju.gateway.metrics.IntakeMeters;
import org.anju.gateway.metrics.JournalMeters;
import org.anju.gateway.metrics.LiveMeters;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Restart;
import org.anju.gateway.sql.SqlAlertStatistics;
import org.anju.gateway.sql.SqlAudit;
import org.anju.gateway.sql.SqlCheckpoints;
import org.anju.gateway.sql.SqlDeadLetters;
import org.anju.gateway.sql.SqlEstate;
import org.anju.gateway.sql.SqlLive;
import org.anju.gateway.sql.SqlSavedViews;
import org.anju.gateway.sql.SqlStore;
import org.anju.gateway.sql.SqlUserBook;
import org.anju.gateway.sql.SqlUsers;
import org.jspecify.annotations.Nullable;

/**
 * The wiring diagram: every object of the running gateway is made here, once, in the order in which things depend on each other. What is
 * made is closed in the opposite order, so that whoever sends stops before whoever receives, and whoever receives before whoever stores.
 *
 * <pre>
 * listener ─► intake ─► journal ─┬─► history writer ─► time-series store
 *                                ├─► alert consumer ─► SQL ─► delivery
 *                                ├─► live view ─► API
 *                                └─► coverage ─► SQL, API, work orders
 * </pre>
 */
public final class Gateway implements AutoCloseable {
    private static final long START_WITHIN_S = 60;
    private static final long STOP_WITHIN_S = 20;

    private final Closings closings;
    private final List<HealthCheck> checks = new ArrayList<>();
    private final Config config;
    private final EstateRegistry estate;
    private final IntakeWiring intakeWays;
    private final int httpPort;
    private final String historyName;
    private final String sqlName;
    private final @Nullable String firstPassword;

    private Gateway(Config config, Clock clock, @Nullable String chosenPassword, Closings closings)
            throws IOException, InvalidProfileException, RulesException {
        this.config = config;
        this.closings = closings;
        Path dir = config.dataDir();
        Files.createDirectories(dir);
        PrometheusMeterRegistry registry = closings.add(
                "meters", new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), PrometheusMeterRegistry::close);
        watchTheProcess(registry);
        Map<String, Kind> kinds = Profiles.load(config.kinds(), config.profiles());

        SqlStore sql = closings.add("SQL store", SqlStore.open(config.sqlAddress()));
        sqlName = sql.name();
        CredentialSeal seal = CredentialSeal.open(dir.resolve("credential.key"));
        estate = new EstateRegistry(new SqlEstate(sql), seal, kinds, config.timeZone(), clock);
        Secrets secrets = new Secrets(new SecureRandom());
        Passwords passwords = Passwords.standard(secrets);
        SqlUsers users = new SqlUsers(sql, passwords, secrets, clock);
        firstPassword = FirstAdmin.ensure(users, secrets, chosenPassword)
                .filter(password -> chosenPassword == null)
                .orElse(null);

        TimeSeriesStore history = closings.add("history", timeSeriesStore(config, clock));
        historyName = history.name();
        SqliteJournal journal = closings.add(
                "journal",
                SqliteJournal.open(
                        JournalSettings.of(
                                dir.resolve("journal.db"),
                                List.of(
                                        HistoryWriter.CONSUMER,
                                        AlertConsumer.NAME,
                                        LiveView.CONSUMER,
                                        CoverageConsumer.NAME),
                                config.journal().maxBytes()),
                        kinds.values(),
                        id -> estate.current().device(id),
                        new SqlCheckpoints(sql).highest(),
                        new JournalMeters(registry)));
        checks.addAll(WatchdogWiring.journal(journal));

        SqlDeadLetters deadLetterTable = new SqlDeadLetters(sql);
        HistoryMeters historyMeters = new HistoryMeters(registry);
        HistoryWriter historyWriter = closings.add(
                "history writer",
                new HistoryWriter(
                        journal, history, letter -> deadLetterTable.add(List.of(letter)), historyMeters, clock));
        new RollupRounds(history, historyMeters)
                .start(closings.add(
                        "history rollup", Threads.scheduler("history-rollup"), ScheduledExecutorService::shutdownNow));
        checks.add(new ComponentCheck("history", false, historyWriter::trouble));

        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        closings.add("event loops", vertx, it -> await("stopping the event loops", STOP_WITHIN_S, it.close()));
        DeliveryWiring delivery = DeliveryWiring.make(config, vertx, sql, estate, registry, clock, checks, closings);
        AlertWiring alert = AlertWiring.make(
                config, kinds.values(), estate, sql, journal, history, delivery.desk(), registry, clock, closings);
        checks.add(new ComponentCheck("alert", true, alert.consumer()::trouble));

        LiveMeters liveMeters = new LiveMeters(registry);
        LiveView live = closings.add(
                "live view",
                new LiveView(
                        estate,
                        journal,
                        new SqlLive(sql),
                        alert.alerts(),
                        alert.parts().rules()::isOutage,
                        clock,
                        liveMeters));
        checks.add(live);
        alert.feed().add(live);
        alert.feed().add((changed, change) -> delivery.wake());

        Stamp stamp = new Stamp(clock);
        PlatformReport report = new PlatformReport(journal, stamp, estate);
        CoverageWiring coverage = CoverageWiring.make(
                estate,
                kinds,
                sql,
                journal,
                (compound, below, data) -> report.say(
                        compound, "", below ? Subjects.COVERAGE_BELOW_TARGET : Subjects.COVERAGE_RESTORED, data),
                registry,
                clock,
                closings);
        checks.add(new ComponentCheck("coverage", false, coverage.consumer()::trouble));

        CommissioningWiring commissioning =
                CommissioningWiring.make(estate, sql, alert, delivery, live, report, registry, clock, closings);
        WorkOrderWiring workOrders =
                WorkOrderWiring.make(estate, sql, coverage.parts().coverage(), alert.terms(), registry, clock);
        checks.add(new ComponentCheck("work orders", false, workOrders.verifier()::trouble));

        CommandWiring commands = CommandWiring.make(sql, registry, clock, closings);
        IntakeMeters intakeMeters = new IntakeMeters(registry);
        DeadLetters deadLetters = closings.add("dead letters", new DeadLetters(deadLetterTable::add, intakeMeters));
        ClockSkews clocks = new ClockSkews();
        Intake intake = new Intake(commands.desk(), Dialects.ALL, journal, deadLetters, stamp, clocks, intakeMeters);
        ScheduledExecutorService seconds =
                closings.add("ticker", Threads.scheduler("ticker"), ScheduledExecutorService::shutdownNow);
        Ticker ticker = new Ticker(journal, stamp, seconds);
        intakeWays = IntakeWiring.make(
                config.mqtt(),
                vertx,
                estate,
                intake,
                journal,
                stamp,
                () -> unknownSinceRestart(live),
                delivery.door(),
                registry,
                seconds,
                clock);
        checks.addAll(intakeWays.checks());
        IntakeWiring.watchClocks(clocks, estate, intakeMeters, seconds);
        commands.links().add(intakeWays.listener()::command);
        intakeWays.links().forEach(link -> commands.links().add(link::command));
        WebTls web = WebTls.open(config.http(), clock, seconds);
        checks.addAll(web.checks());
        SqlAudit audit = new SqlAudit(sql);
        ScheduledExecutorService care =
                closings.add("watchdog", Threads.scheduler("watchdog"), ScheduledExecutorService::shutdownNow);
        WatchdogWiring.keep(config, sql, audit, history, checks, clock, care);
        WatchdogWiring.start(
                config,
                delivery.parts().ledger()::rows,
                checks,
                WatchdogWiring.alerting(report),
                registry,
                clock,
                care);
        LiveFeed liveFeed = closings.add("live feed", new LiveFeed(live, alert.json(), clock, liveMeters));
        ApiServer api = new ApiServer(
                vertx,
                web.settings(),
                new ApiParts(
                        estate,
                        estate,
                        live,
                        liveFeed,
                        alert.alerts(),
                        alert.json(),
                        alert.parts(),
                        new SqlAlertStatistics(sql),
                        delivery.parts(),
                        history,
                        deadLetterTable,
                        new Replay(estate, intake, deadLetterTable, stamp)::run,
                        clocks,
                        commands.desk(),
                        coverage.parts(),
                        commissioning.parts(),
                        workOrders.parts(),
                        users,
                        new SqlUserBook(sql, users, passwords, secrets, clock),
                        new SqlSavedViews(sql),
                        secrets,
                        audit,
                        config.simulator(),
                        sqlName,
                        checks,
                        registry,
                        clock));

        if (!journal.append(List.of(new Restart(stamp.nowMs())), Receipt.NONE)) {
            throw new IOException(journal.trouble());
        }
        historyWriter.start();
        alert.consumer().start();
        live.start();
        coverage.consumer().start();
        commissioning.start();
        workOrders.start(closings);
        delivery.start();
        deadLetters.start();
        commands.start(seconds, closings);
        ticker.start();
        liveFeed.start();
        closings.add("web server", api, it -> await("closing the web server", STOP_WITHIN_S, it.stop()));
        httpPort = await(
                "opening HTTP port " + config.http().port() + " (http.port, ANJU_HTTP_PORT)",
                START_WITHIN_S,
                api.start());
        closings.add(
                "MQTT listener",
                intakeWays.listener(),
                it -> await("closing the MQTT listener", STOP_WITHIN_S, it.stop()));
        await(
                "opening MQTT port " + config.mqtt().port() + " (mqtt.port, ANJU_MQTT_PORT)",
                START_WITHIN_S,
                intakeWays.listener().start());
        intakeWays.links().forEach(link -> {
            closings.add("link " + link.id(), link);
            link.start();
        });
    }

    /**
     * Makes and starts the gateway; it is ready when this returns.
     *
     * @param chosenPassword first password of the administrator, null to make one up
     * @throws IOException when a file or port cannot be used; the message names it and the remedy
     * @throws InvalidProfileException when a device profile is wrong
     * @throws RulesException when an alert rule is wrong
     */
    public static Gateway start(Config config, Clock clock, @Nullable String chosenPassword)
            throws IOException, InvalidProfileException, RulesException {
        Closings closings = new Closings();
        try {
            return new Gateway(config, clock, chosenPassword, closings);
        } catch (IOException | InvalidProfileException | RulesException | RuntimeException e) {
            closings.close();
            throw e;
        }
    }

    /** The register of the estate, for the import at start. */
    public EstateRegistry estate() {
        return estate;
    }

    /** The password made up for the first administrator, when this start made one up. */
    public Optional<String> firstPassword() {
        return Optional.ofNullable(firstPassword);
    }

    public int httpPort() {
        return httpPort;
    }

    public int mqttPort() {
        return intakeWays.listener().port(IntakeWiring.MQTT);
    }

    /** One line that says where to find it and what it stands on. */
    public String summary() {
        return (config.http().tls() == null ? "http://" : "https://")
                + config.http().host() + ":" + httpPort + " mqtt://"
                + config.mqtt().host() + ":" + mqttPort() + " history=" + historyName + " sql=" + sqlName + " data="
                + config.dataDir();
    }

    private static TimeSeriesStore timeSeriesStore(Config config, Clock clock) throws IOException {
        Config.History history = config.history();
        Retention retention = new Retention(history.raw(), history.rollups());
        return history.influxUrl() == null
                ? new EmbeddedStore(config.dataDir().resolve("history.db"), retention, clock)
                : new InfluxStore(InfluxTarget.parse(history.influxUrl(), history.influxToken()), retention, clock);
    }

    private Collection<Device> unknownSinceRestart(LiveView live) {
        return estate.current().devices().values().stream()
                .filter(device -> live.presence(device).state() == PresenceState.UNKNOWN
                        && live.presence(device).sinceMs() > 0)
                .toList();
    }

    private void watchTheProcess(PrometheusMeterRegistry registry) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        closings.add("garbage collection meters", new JvmGcMetrics()).bindTo(registry);
    }

    private static <T> T await(String what, long seconds, Future<T> future) throws IOException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(what + " failed: " + cause.getMessage(), cause);
        } catch (TimeoutException e) {
            throw new IOException(what + " took longer than " + seconds + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(what + " was interrupted", e);
        }
    }

    /** Stops in the order that loses nothing. */
    @Override
    public void close() {
        closings.close();
    }
}
