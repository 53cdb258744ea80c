package org.anju.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.web.Router;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.metrics.ApiMeters;
import org.anju.gateway.tls.Modern;
import org.jspecify.annotations.Nullable;

/** Serves REST, the live feed, the web app, metrics and health over HTTP. */
public final class ApiServer {
    private static final int IDLE_SECONDS = 60;
    private static final int HANDSHAKE_SECONDS = 10;
    private static final int MAX_HEADERS = 16 * 1024;
    private static final int MAX_REQUEST_LINE = 8 * 1024;
    private static final int MAX_SOCKET_MESSAGE = 16 * 1024;
    private static final int WORKERS = 6;
    private static final int WORKER_QUEUE = 256;
    private static final int PASSWORD_WORKERS = 2;
    private static final int PASSWORD_QUEUE = 16;

    private final Vertx vertx;
    private final ApiSettings settings;
    private final ApiParts parts;
    private final ApiMeters meters;
    private final Workers workers;
    private final Workers passwordWorkers;
    private @Nullable HttpServer server;

    public ApiServer(Vertx vertx, ApiSettings settings, ApiParts parts) {
        this.vertx = vertx;
        this.settings = settings;
        this.parts = parts;
        this.meters = new ApiMeters(parts.registry());
        this.workers = new Workers(vertx, "api-worker", WORKERS, WORKER_QUEUE, meters);
        this.passwordWorkers = new Workers(vertx, "api-password", PASSWORD_WORKERS, PASSWORD_QUEUE, meters);
    }

    /**
     * Reads the contract and begins to listen.
     *
     * @return the port; fails when the address is taken or the contract and the handlers do not fit
     */
    public Future<Integer> start() {
        return Contract.load(vertx)
                .map(this::router)
                .compose(router -> {
                    Patience patience = new Patience(vertx, settings.patience());
                    return vertx.createHttpServer(options())
                            .connectionHandler(patience::opened)
                            .requestHandler(request -> {
                                patience.asked(request);
                                router.handle(request);
                            })
                            .listen();
                })
                .map(listening -> {
                    server = listening;
                    return listening.actualPort();
                });
    }

    /** Ends connections and waits for what is being worked on. */
    public Future<Void> stop() {
        HttpServer listening = server;
        Future<Void> closed = listening == null ? Future.succeededFuture() : listening.close();
        return closed.eventually(() -> vertx.executeBlocking(() -> {
            passwordWorkers.close();
            workers.close();
            return null;
        }));
    }

    private Router router(OpenAPIContract contract) {
        LiveSocket live = new LiveSocket(parts.feed());
        Attempts attempts = new Attempts(parts.clock());
        Auditor auditor = new Auditor(parts.audit(), workers, parts.clock());
        SessionResource session = new SessionResource(
                parts.users(),
                attempts,
                passwordWorkers,
                workers,
                parts.estate(),
                live,
                auditor,
                meters,
                settings.secure());
        Map<String, Operation> operations = new HashMap<>();
        operations.putAll(session.operations());
        operations.putAll(new UserResource(
                        parts.userBook(), parts.secrets(), attempts, workers, passwordWorkers, parts.estate(), live)
                .operations());
        operations.putAll(new SavedViewResource(parts.savedViews(), workers).operations());
        operations.putAll(new SystemResource(parts.checks(), parts.history().name(), parts.sqlName(), parts.clock())
                .operations());
        operations.putAll(new AuditResource(parts.audit(), workers).operations());
        operations.putAll(new EstateResource(
                        parts.estate(),
                        parts.estateImport(),
                        parts.live(),
                        workers,
                        parts.clock(),
                        parts.history().name(),
                        parts.sqlName())
                .operations());
        operations.putAll(new DeviceResource(parts.estate(), parts.live(), parts.clocks(), workers).operations());
        operations.putAll(new HistoryResource(parts.estate(), parts.history(), workers, parts.clock()).operations());
        operations.putAll(
                new AlertResource(parts.alerts(), parts.delivery().ledger(), parts.alertJson(), workers, parts.clock())
                        .operations());
        operations.putAll(new TodayResource(parts.estate(), parts.history(), workers, parts.clock()).operations());
        operations.putAll(new RevealResource(
                        parts.alerts(), parts.alertJson(), parts.estate(), parts.history(), workers, parts.clock())
                .operations());
        operations.putAll(
                new StatisticsResource(parts.statistics(), parts.estate(), workers, parts.clock()).operations());
        operations.putAll(new CommandResource(parts.estate(), parts.commands(), workers).operations());
        AlertParts alertParts = parts.alertParts();
        AlertHandling handling = new AlertHandling(
                parts.alerts(),
                parts.alertJson(),
                user -> parts.userBook().user(user).isPresent(),
                workers);
        operations.putAll(handling.operations());
        operations.putAll(new IncidentResource(
                        alertParts.incidents(),
                        parts.alerts(),
                        handling,
                        parts.alertJson(),
                        alertParts.names(),
                        workers)
                .operations());
        operations.putAll(new MaintenanceResource(
                        alertParts.maintenance(), parts.estate(), alertParts.names(), workers, parts.clock())
                .operations());
        operations.putAll(
                new RuleResource(alertParts.rules(), alertParts.dryRun(), parts.estate(), parts.alertJson(), workers)
                        .operations());
        operations.putAll(new DeadLetterResource(parts.deadLetters(), parts.replay(), workers).operations());
        operations.putAll(new CoverageResource(parts.estate(), parts.estateParts(), workers).operations());
        operations.putAll(
                new AcceptanceResource(parts.estate(), parts.estateParts().reports(), workers).operations());
        operations.putAll(
                new RegisterResource(parts.estate(), parts.estateParts().register(), workers, parts.clock())
                        .operations());
        operations.putAll(
                new WorkOrderResource(parts.workOrders(), parts.estate(), alertParts.names(), workers, parts.clock())
                        .operations());
        operations.putAll(new RepairResource(parts.workOrders(), parts.estate(), workers, parts.clock()).operations());
        operations.putAll(new PolicyResource(parts.estateParts().policies(), workers).operations());
        operations.putAll(
                new CommissioningResource(parts.commissioning().desk(), parts.estate(), workers).operations());
        delivery(operations);
        operations.putAll(new SimulatorResource(vertx, parts.simulator()).operations());
        return new ApiRoutes(
                        vertx,
                        contract,
                        operations,
                        new Gatekeeper(contract, parts.users(), auditor, workers),
                        auditor,
                        live,
                        new StateResource(parts.checks(), parts.registry(), workers),
                        meters)
                .build();
    }

    private void delivery(Map<String, Operation> operations) {
        DeliveryParts delivery = parts.delivery();
        operations.putAll(new TestAlertResource(parts.commissioning().testAlerts(), delivery, parts.estate(), workers)
                .operations());
        operations.putAll(new LedgerResource(delivery, workers, parts.clock()).operations());
        operations.putAll(new FeedResource(delivery, vertx, workers, parts.clock()).operations());
        operations.putAll(new ReceiptResource(delivery, parts.alerts(), workers).operations());
        operations.putAll(new RoutingResource(delivery, parts.estate(), workers, parts.clock()).operations());
        operations.putAll(new EvidenceResource(
                        parts.alerts(), parts.alertJson(), parts.estate(), parts.history(), delivery, workers)
                .operations());
    }

    private HttpServerOptions options() {
        HttpServerOptions options = new HttpServerOptions();
        options.setHost(settings.host());
        options.setPort(settings.port());
        options.setIdleTimeout(IDLE_SECONDS);
        options.setIdleTimeoutUnit(TimeUnit.SECONDS);
        options.setMaxHeaderSize(MAX_HEADERS);
        options.setMaxInitialLineLength(MAX_REQUEST_LINE);
        options.setMaxWebSocketFrameSize(MAX_SOCKET_MESSAGE);
        options.setMaxWebSocketMessageSize(MAX_SOCKET_MESSAGE);
        // Live frames are small and many: compressing each costs more than it saves.
        options.setPerMessageWebSocketCompressionSupported(false);
        options.setPerFrameWebSocketCompressionSupported(false);
        options.setCompressionSupported(true);
        options.setHttp2ClearTextEnabled(false);
        options.setHandle100ContinueAutomatically(false);
        ApiSettings.Tls tls = settings.tls();
        if (tls != null) {
            options.setSsl(true);
            options.setKeyCertOptions(KeyCertOptions.wrap(tls.keys()));
            options.setEnabledSecureTransportProtocols(new LinkedHashSet<>(Modern.PROTOCOLS));
            Modern.CIPHERS.forEach(options::addEnabledCipherSuite);
            options.setSslHandshakeTimeout(HANDSHAKE_SECONDS);
            if (tls.clients() != null) {
                options.setTrustOptions(TrustOptions.wrap(tls.clients()));
                options.setClientAuth(ClientAuth.REQUEST);
            }
        }
        return options;
    }
}
