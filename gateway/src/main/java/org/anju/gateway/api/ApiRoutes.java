package org.anju.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.anju.gateway.metrics.ApiMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The order in which a request passes the parts of the API. */
final class ApiRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ApiRoutes.class);
    private static final long MAX_BODY = 64 * 1024;
    private static final long MAX_PHOTO = 4 * 1024 * 1024;
    private static final long MAX_IMPORT = 32L * 1024 * 1024;

    private final Vertx vertx;
    private final OpenAPIContract contract;
    private final Map<String, Operation> operations;
    private final Gatekeeper gatekeeper;
    private final Auditor auditor;
    private final LiveSocket live;
    private final StateResource state;
    private final ApiMeters meters;

    ApiRoutes(
            Vertx vertx,
            OpenAPIContract contract,
            Map<String, Operation> operations,
            Gatekeeper gatekeeper,
            Auditor auditor,
            LiveSocket live,
            StateResource state,
            ApiMeters meters) {
        this.vertx = vertx;
        this.contract = contract;
        this.operations = operations;
        this.gatekeeper = gatekeeper;
        this.auditor = auditor;
        this.live = live;
        this.state = state;
        this.meters = meters;
    }

    /**
     * The router of everything the gateway serves.
     *
     * @throws IllegalStateException when an operation of the contract has no handler or no access rule, or a handler no operation
     */
    Router build() {
        check();
        Router router = Router.router(vertx);
        router.route().handler(RequestIds::give);
        router.route().handler(this::measure);
        router.route().handler(WebApp::secure);
        state.mount(router);
        router.get("/api/openapi.yaml").handler(ctx -> description(ctx, Contract.RESOURCE));
        router.get("/api/asyncapi.yaml").handler(ctx -> description(ctx, "api/asyncapi.yaml"));
        for (String schema : List.of("alert-message", "feed-page")) {
            String file = "api/" + schema + ".schema.json";
            router.get("/" + file).handler(ctx -> description(ctx, file, "application/schema+json"));
        }
        router.route("/api/*").handler(gatekeeper);
        router.get(Gatekeeper.LIVE_PATH).handler(live);
        router.route("/api/v1/estate/import").handler(body(MAX_IMPORT));
        router.putWithRegex("/api/v1/register/[^/]+/photo").handler(body(MAX_PHOTO));
        router.route("/api/*").handler(body(MAX_BODY));
        router.route("/*").subRouter(operationsRouter());
        router.route("/api/*").handler(ctx -> ctx.fail(Problem.noSuchPath()));
        WebApp.mount(router);
        router.route().failureHandler(new Problems());
        return router;
    }

    private void check() {
        Set<String> described = new TreeSet<>();
        contract.operations().forEach(operation -> described.add(operation.getOperationId()));
        if (!described.equals(operations.keySet())) {
            throw new IllegalStateException("openapi.yaml describes " + described + " but there are handlers for "
                    + new TreeSet<>(operations.keySet()));
        }
        described.forEach(operation -> {
            if (!Access.knows(operation)) {
                throw new IllegalStateException("operation " + operation + " has no row in Access");
            }
        });
    }

    private Router operationsRouter() {
        RouterBuilder builder = RouterBuilder.create(vertx, contract, RequestExtractor.withBodyHandler());
        operations.forEach((name, operation) -> builder.getRoute(name).addHandler(ctx -> answer(ctx, name, operation)));
        return builder.createRouter();
    }

    private void answer(RoutingContext ctx, String name, Operation operation) {
        if (!name.equals(Gatekeeper.operation(ctx))) {
            // The router and the contract must agree on what a path means, or the access rule of another operation was
            // checked.
            throw Problem.noSuchPath();
        }
        audited(ctx, name, operation).onFailure(ctx::fail).onSuccess(answer -> {
            ctx.response().setStatusCode(answer.status()).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            if (answer.file() != null) {
                send(ctx, answer.file());
            } else if (answer.body() == null) {
                ctx.response().end();
            } else {
                ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(answer.body().toString());
            }
        });
    }

    private Future<Answer> audited(RoutingContext ctx, String name, Operation operation) {
        Future<Answer> answered = attempt(ctx, operation);
        if (!Auditor.records(ctx)) {
            return answered;
        }
        return answered.transform(done -> {
            int status = done.succeeded()
                    ? done.result().status()
                    : Problems.of(done.cause()).status();
            return auditor.note(ctx, name, status)
                    .transform(noted ->
                            noted.failed() && done.succeeded() ? Future.failedFuture(noted.cause()) : answered);
        });
    }

    /** What an operation refuses at once is a failed answer like any other. */
    private static Future<Answer> attempt(RoutingContext ctx, Operation operation) {
        try {
            return operation.answer(new Request(ctx));
        } catch (RuntimeException refused) {
            return Future.failedFuture(refused);
        }
    }

    private static void send(RoutingContext ctx, Answer.File file) {
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, file.mediaType());
        if (!file.name().isEmpty()) {
            ctx.response().putHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
        }
        if (file.mediaType().startsWith("text/html")) {
            // The page carries its own style and nothing else: no script, no request to anywhere.
            ctx.response()
                    .putHeader(
                            "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
        }
        ctx.response().end(file.bytes());
    }

    private static BodyHandler body(long limit) {
        return BodyHandler.create(false).setBodyLimit(limit);
    }

    private void measure(RoutingContext ctx) {
        long begun = System.nanoTime();
        ctx.addEndHandler(end -> {
            String operation = Gatekeeper.operation(ctx);
            LOG.atDebug()
                    .addKeyValue("request", RequestIds.of(ctx))
                    .log(
                            "{} {} {}",
                            ctx.request().method(),
                            ctx.request().path(),
                            ctx.response().getStatusCode());
            meters.answered(
                    operation == null ? "none" : operation, ctx.response().getStatusCode(), System.nanoTime() - begun);
        });
        ctx.next();
    }

    private static void description(RoutingContext ctx, String resource) {
        description(ctx, resource, "application/yaml");
    }

    private static void description(RoutingContext ctx, String resource, String type) {
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, type).sendFile(resource);
    }
}
