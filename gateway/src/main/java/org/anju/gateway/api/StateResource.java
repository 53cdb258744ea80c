package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.anju.gateway.metrics.HealthCheck;

/**
 * {@code /metrics} and {@code /health}: for machines that watch the gateway, without sign-in. Readiness is 503 only for trouble that stops
 * work; other trouble is named as well, with 200 and the status {@code degraded}.
 */
final class StateResource {
    private final List<HealthCheck> checks;
    private final PrometheusMeterRegistry registry;
    private final Workers workers;

    StateResource(List<HealthCheck> checks, PrometheusMeterRegistry registry, Workers workers) {
        this.checks = List.copyOf(checks);
        this.registry = registry;
        this.workers = workers;
    }

    void mount(Router router) {
        router.get("/health/live").handler(ctx -> json(ctx, 200, Json.object().put("status", "live")));
        router.get("/health/ready").handler(this::ready);
        router.get("/metrics").handler(this::metrics);
    }

    private void ready(RoutingContext ctx) {
        ObjectNode node = Json.object();
        boolean ready = true;
        boolean well = true;
        ArrayNode components = Json.array(List.of(), item -> Json.object());
        for (HealthCheck check : checks) {
            String trouble = check.trouble();
            well &= trouble.isEmpty();
            ready &= trouble.isEmpty() || !check.stopsWork();
            ObjectNode item = components.addObject().put("name", check.name()).put("ok", trouble.isEmpty());
            Json.put(item, "trouble", trouble);
        }
        node.put("status", !ready ? "not_ready" : well ? "ready" : "degraded");
        node.set("components", components);
        json(ctx, ready ? 200 : 503, node);
    }

    private void metrics(RoutingContext ctx) {
        workers.run(registry::scrape)
                .onSuccess(text -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                        .end(text))
                .onFailure(ctx::fail);
    }

    private static void json(RoutingContext ctx, int status, ObjectNode node) {
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(node.toString());
    }
}
