package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.anju.gateway.metrics.HealthCheck;

/** The gateway itself: what it stands on, how its parts are, how much it logs. */
final class SystemResource {
    private final List<HealthCheck> checks;
    private final String history;
    private final String sql;
    private final Clock clock;

    SystemResource(List<HealthCheck> checks, String history, String sql, Clock clock) {
        this.checks = List.copyOf(checks);
        this.history = history;
        this.sql = sql;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "getSystem", this::system,
                "listLogLevels", request -> Future.succeededFuture(Answer.ok(levels())),
                "setLogLevel", this::setLevel);
    }

    private Future<Answer> system(Request request) {
        ObjectNode node = Json.object();
        String version = SystemResource.class.getPackage().getImplementationVersion();
        node.put("version", version == null ? "development" : version);
        node.put("java", Runtime.version().toString());
        node.put("history", history);
        node.put("sql", sql);
        node.put("startedMs", ManagementFactory.getRuntimeMXBean().getStartTime());
        node.put("serverTime", clock.millis());
        node.set("components", Json.array(checks, SystemResource::component));
        return Future.succeededFuture(Answer.ok(node));
    }

    private static ObjectNode component(HealthCheck check) {
        String trouble = check.trouble();
        ObjectNode node = Json.object();
        node.put("name", check.name());
        node.put("ok", trouble.isEmpty());
        node.put("stopsWork", check.stopsWork());
        Json.put(node, "trouble", trouble);
        return node;
    }

    private Future<Answer> setLevel(Request request) {
        LogLevels.set(request.body().getString("logger"), request.body().getString("level"));
        return Future.succeededFuture(Answer.ok(levels()));
    }

    private static ArrayNode levels() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        LogLevels.all()
                .forEach((logger, level) ->
                        array.addObject().put("logger", logger).put("level", level));
        return array;
    }
}
