package org.anju.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.alert.DryRun;
import org.anju.gateway.alert.Places;
import org.anju.gateway.alert.RuleArchive;
import org.anju.gateway.alert.RuleDesk;
import org.anju.gateway.alert.RuleFiles;
import org.anju.gateway.alert.RulesException;
import org.anju.gateway.command.Command;
import org.anju.gateway.command.CommandDesk;
import org.anju.gateway.command.CommandReplies;
import org.anju.gateway.command.CommandState;
import org.anju.gateway.delivery.Alerts;
import org.anju.gateway.delivery.FeedBell;
import org.anju.gateway.delivery.route.RoutingDesk;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.ImportReport;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.fake.MemoryAlertBook;
import org.anju.gateway.fake.MemoryHistory;
import org.anju.gateway.fake.MemoryJournal;
import org.anju.gateway.fake.ProfileKinds;
import org.anju.gateway.fake.SampleEstate;
import org.anju.gateway.history.StoredPast;
import org.anju.gateway.intake.ClockSkews;
import org.anju.gateway.intake.ReplayResult;
import org.anju.gateway.live.LiveFeed;
import org.anju.gateway.live.LiveView;
import org.anju.gateway.metrics.CommandMeters;
import org.anju.gateway.metrics.HealthCheck;
import org.anju.gateway.metrics.LiveMeters;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Scope;
import org.anju.gateway.sql.SqlAlertStatistics;
import org.anju.gateway.sql.SqlAudit;
import org.anju.gateway.sql.SqlCommands;
import org.anju.gateway.sql.SqlDeadLetters;
import org.anju.gateway.sql.SqlIncidentBook;
import org.anju.gateway.sql.SqlLive;
import org.anju.gateway.sql.SqlMaintenance;
import org.anju.gateway.sql.SqlRuleArchive;
import org.anju.gateway.sql.SqlSavedViews;
import org.anju.gateway.sql.SqlStore;
import org.anju.gateway.sql.SqlUserBook;
import org.anju.gateway.sql.SqlUsers;

/** A started API on a free port with real SQLite behind it, a user per role and a client of the JDK. */
final class RunningApi implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    static final String SIGNING_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    /** An hour after the clock's time. */
    static final long SOON_MS = 1_700_003_600_000L;

    static final ObjectMapper JSON = new ObjectMapper();

    final Estate estate = SampleEstate.estate();
    final MemoryJournal journal = new MemoryJournal();
    final MemoryAlertBook alerts = new MemoryAlertBook();
    final MemoryHistory history = new MemoryHistory();
    final ManualClock clock = new ManualClock(1_700_000_000_000L);
    final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final List<String> imported = new ArrayList<>();
    final SqlDeadLetters deadLetters;
    final SqlUsers users;
    final SqlUserBook userBook;
    final SqlAudit audit;
    final CommandDesk commands;
    final List<String> sent = new CopyOnWriteArrayList<>();
    volatile boolean reachable = true;
    /** Devices carry out every command and answer at once. */
    volatile boolean obedient;

    final LiveView live;
    final LiveFeed feed;
    final HttpClient client = HttpClient.newHttpClient();
    final SavedViews savedViews;
    final FeedBell bell = new FeedBell();
    final RoutingDesk routing;
    final int port;
    volatile String trouble = "";

    RuleDesk rules;
    final SqlStore sql;
    private final Vertx vertx = Vertx.vertx();
    private final SampleSimulator simulator = new SampleSimulator();
    private final ApiServer server;

    RunningApi(Path folder) throws Exception {
        this(folder, new ApiSettings("127.0.0.1", 0, null));
    }

    RunningApi(Path folder, ApiSettings settings) throws Exception {
        sql = SqlStore.open("jdbc:sqlite:" + folder.resolve("anju.db"));
        Secrets secrets = new Secrets(new SecureRandom());
        Passwords passwords = new Passwords(secrets, 64, 1);
        users = new SqlUsers(sql, passwords, secrets, clock);
        userBook = new SqlUserBook(sql, users, passwords, secrets, clock);
        savedViews = new SqlSavedViews(sql);
        audit = new SqlAudit(sql);
        register(sql);
        Scope own = new Scope(false, Set.of(), Set.of("A1-C1"));
        for (Role role : Role.values()) {
            users.create(new Account(role.word(), role, role == Role.PROPERTY ? own : Scope.CITY), PASSWORD);
        }
        deadLetters = new SqlDeadLetters(sql);
        commands = new CommandDesk(
                new SqlCommands(sql), this::toDevice, Runnable::run, clock, new CommandMeters(registry));
        LiveMeters meters = new LiveMeters(new SimpleMeterRegistry());
        live = new LiveView(() -> estate, journal, new SqlLive(sql), alerts, rule -> false, clock, meters);
        feed = new LiveFeed(live, new AlertJson(SampleEstate.names(estate)), clock, meters);
        EstateParts estateParts = SampleEstateParts.of(sql, estate, clock);
        DeliveryParts delivery = SampleDelivery.make(sql, estate, bell, clock);
        routing = delivery.routing();
        server = new ApiServer(
                vertx,
                settings,
                new ApiParts(
                        () -> estate,
                        this::importRegister,
                        live,
                        feed,
                        alerts,
                        new AlertJson(SampleEstate.names(estate)),
                        alertParts(sql),
                        new SqlAlertStatistics(sql),
                        delivery,
                        history,
                        deadLetters,
                        request -> new ReplayResult(1, 1, 0, 0, 0, false),
                        new ClockSkews(),
                        commands,
                        estateParts,
                        SampleCommissioning.of(this, estateParts.register()),
                        SampleWorkOrders.of(sql, clock),
                        users,
                        userBook,
                        savedViews,
                        secrets,
                        audit,
                        simulator.config(),
                        "sqlite",
                        List.of(check()),
                        registry,
                        clock));
        live.start();
        feed.start();
        port = server.start().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private AlertParts alertParts(SqlStore store) throws RulesException {
        AlertJson json = new AlertJson(SampleEstate.names(estate));
        rules = new RuleDesk(new RuleFiles(ProfileKinds.all(), null), new SqlRuleArchive(store, json), clock::millis);
        return new AlertParts(
                new SqlIncidentBook(store, json, clock::millis),
                new SqlMaintenance(store, clock::millis, () -> {}),
                rules,
                new DryRun(new StoredPast(history), Places.NONE, System::nanoTime),
                SampleEstate.names(estate));
    }

    /** Leaves one draft in shadow. */
    void oneDraft(String body) {
        try {
            for (RuleArchive.Draft draft : rules.drafts()) {
                rules.drop(draft.id());
            }
            rules.tryOut(new JsonObject(body).getString("yaml"), 7, "admin");
        } catch (RulesException e) {
            throw new AssertionError(e);
        }
    }

    /** Incidents of two alerts, maintenance windows and muted alerts in the own and in the foreign compound. */
    void alertRows() {
        sql.write(handle -> {
            for (String place : List.of("own", "foreign")) {
                String compound = place.equals("own") ? Samples.OWN_COMPOUND : Samples.FOREIGN_COMPOUND;
                handle.execute(
                        "insert into incident (id, area, compound, opened_ms, last_ms, joinable) values (?, 'A1', ?, 1, 1, true)"
                                + " on conflict (id) do nothing",
                        "in-" + place,
                        compound);
                for (int i = 1; i <= 2; i++) {
                    handle.execute(
                            "insert into alert (id, rule, rule_version, subject, severity, category, state, area, compound, device,"
                                    + " title_zh, title_en, advice_zh, advice_en, condition, fired, raised_ms, last_ms, occurrences,"
                                    + " incident) values (?, 'r', '1', ?, 1, 'fire', 'raised', 'A1', ?, ?, '', '', '', '', '', '{}', 1, 1,"
                                    + " 1, ?) on conflict (id) do nothing",
                            "ia-" + place + i,
                            "ia-" + place + i,
                            compound,
                            compound + "-camera-" + i,
                            "in-" + place);
                }
                handle.execute(
                        "insert into maintenance_window (id, compound, device, rule, from_ms, to_ms, owner, reason, created_ms)"
                                + " values (?, ?, '', '', 1, ?, 'li', 'r', 1) on conflict (id) do update set ended_ms = null",
                        "mw-" + place,
                        compound,
                        SOON_MS);
                handle.execute(
                        "insert into suppressed (why, reference, rule, subject, title_zh, title_en, severity, category, area, compound,"
                                + " at_ms, last_ms, amount) values ('maintenance', ?, 'r', ?, '', '', 1, 'fire', 'A1', ?, 1, 1, 1)"
                                + " on conflict (why, reference, rule, subject) do nothing",
                        "mw-" + place,
                        "ia-" + place,
                        compound);
            }
            return null;
        });
    }

    /** The compounds of the sample estate, where the store looks up in which area one lies. */
    private void register(SqlStore store) {
        store.write(handle -> {
            estate.areas()
                    .values()
                    .forEach(area -> handle.execute(
                            "insert into area (id, name, subdistrict) values (?, ?, '')", area.id(), area.name()));
            estate.compounds()
                    .values()
                    .forEach(compound -> handle.execute(
                            "insert into compound (id, area, name, batch, households, manager, phone, simulated)"
                                    + " values (?, ?, ?, 2021, 1, '', '', true)",
                            compound.id(),
                            compound.area(),
                            compound.name()));
            return null;
        });
    }

    private boolean toDevice(Device device, byte[] payload) {
        if (reachable) {
            sent.add(new String(payload, StandardCharsets.UTF_8));
        }
        if (obedient) {
            reply(device, new JsonObject(Buffer.buffer(payload)).getString("id"), "{}");
        }
        return reachable;
    }

    /** A device says that it has carried out a command. */
    void reply(Device device, String id, String result) {
        String reply = "{\"id\":\"" + id + "\",\"ok\":true,\"result\":" + result + "}";
        commands.take(device, reply.getBytes(StandardCharsets.UTF_8), new CommandReplies.Answer() {
            @Override
            public void settled() {}

            @Override
            public void refused(String detail) {
                throw new AssertionError(detail);
            }

            @Override
            public void busy() {
                throw new AssertionError("busy");
            }
        });
    }

    private HealthCheck check() {
        return new HealthCheck() {
            @Override
            public String name() {
                return "journal";
            }

            @Override
            public String trouble() {
                return trouble;
            }
        };
    }

    private ImportReport importRegister(String contentType, byte[] body, boolean dryRun, boolean partial) {
        String text = new String(body, StandardCharsets.UTF_8);
        imported.add(contentType + " " + text.length() + " " + dryRun + " " + partial);
        boolean bad = text.contains("bad");
        List<ImportReport.Refusal> refused =
                bad ? List.of(new ImportReport.Refusal("line 2", null, "no kind: add one")) : List.of();
        return new ImportReport(!bad && !dryRun, dryRun, 1, 1, 1, 1, 0, 0, refused);
    }

    /** Queues a delivery about an alert. */
    void queue(String recipient, String alert) {
        Alerts.queue(sql, recipient, alert, "{}", clock.millis());
    }

    /** Puts edited routes, rosters and escalations in place. */
    void routing() {
        SampleDelivery.edit(routing);
    }

    /** Puts a command in place that was answered, unless it is there already. */
    void command(String id, String device) {
        SqlCommands store = new SqlCommands(sql);
        if (store.get(id).isEmpty()) {
            store.add(new Command(id, device, "zoom", "{}", "x", CommandState.DONE, clock.millis(), 1L, null));
        }
    }

    /** A bearer token with the rights of a role. */
    String token(Role role) {
        return users.createToken(role.word(), "test", Duration.ofHours(1));
    }

    HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    HttpResponse<String> get(String path, String token) {
        return send(request("GET", path, "").header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> post(String path, String body, String token) {
        return send(request("POST", path, body).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> signIn(String username, String password) {
        try {
            return send(request(
                    "POST",
                    "/api/v1/session",
                    JSON.writeValueAsString(Map.of("username", username, "password", password))));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException malformed) {
            throw new AssertionError("no JSON: " + response.body(), malformed);
        }
    }

    private static void await(Future<?> future) {
        future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        feed.close();
        await(server.stop());
        simulator.close();
        live.close();
        await(vertx.close());
        sql.close();
    }
}
