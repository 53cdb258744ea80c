package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.audit.AuditEntry;
import org.anju.gateway.audit.AuditTrail;
import org.anju.gateway.privacy.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Puts every operation that changes something, or that shows what is masked otherwise, into the audit trail before its answer leaves: what
 * could not be recorded is not answered.
 */
final class Auditor {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /** Keys whose values never reach the trail; what may identify a person is masked as everywhere. */
    private static final List<String> HIDDEN =
            List.of("password", "current", "secret", "token", "auth", "csrf", "credential");

    private final AuditTrail trail;
    private final Workers workers;
    private final Clock clock;

    Auditor(AuditTrail trail, Workers workers, Clock clock) {
        this.trail = trail;
        this.workers = workers;
        this.clock = clock;
    }

    /** Whether an operation of this method is recorded. */
    static boolean records(RoutingContext ctx) {
        return !SAFE.contains(ctx.request().method()) && Gatekeeper.caller(ctx) != null;
    }

    /** Records what a caller did, or tried to do. */
    Future<Void> note(RoutingContext ctx, String operation, int status) {
        Caller caller = Gatekeeper.caller(ctx);
        ObjectNode detail = Json.object().put("status", status);
        String query = ctx.request().query();
        if (query != null) {
            detail.put("query", query);
        }
        body(ctx, detail);
        return note(caller == null ? "" : caller.username(), ctx.request(), operation, object(ctx), detail);
    }

    /** Records an attempt to sign in; the name is as it was typed. */
    Future<Void> signIn(HttpServerRequest request, String username, String outcome) {
        return note(username, request, "sign_in", "", Json.object().put("outcome", outcome));
    }

    private Future<Void> note(String who, HttpServerRequest request, String action, String object, ObjectNode detail) {
        AuditEntry entry = new AuditEntry(
                clock.millis(), who, request.remoteAddress().hostAddress(), action, object, detail.toString());
        return workers.run(() -> {
            trail.record(entry);
            return null;
        });
    }

    /** The parameters of the path, which name what was changed. */
    private static String object(RoutingContext ctx) {
        return String.join("/", ctx.pathParams().values());
    }

    private static void body(RoutingContext ctx, ObjectNode detail) {
        if (ctx.body() == null
                || ctx.body().buffer() == null
                || ctx.body().buffer().length() == 0) {
            return;
        }
        int bytes = ctx.body().buffer().length();
        if (bytes > AuditEntry.LONGEST_DETAIL) {
            detail.put("bytes", bytes);
            return;
        }
        try {
            JsonObject body = ctx.body().asJsonObject();
            if (body != null) {
                detail.put("body", hide(body).encode());
            }
        } catch (RuntimeException noObject) {
            detail.put("bytes", bytes);
        }
    }

    private static JsonObject hide(JsonObject body) {
        JsonObject hidden = new JsonObject();
        for (Map.Entry<String, Object> entry : body) {
            hidden.put(entry.getKey(), isHidden(entry.getKey()) ? Masking.HIDDEN : hide(entry.getValue()));
        }
        return hidden;
    }

    private static @Nullable Object hide(@Nullable Object value) {
        if (value instanceof JsonObject object) {
            return hide(object);
        }
        if (value instanceof JsonArray array) {
            JsonArray hidden = new JsonArray();
            array.forEach(item -> hidden.add(hide(item)));
            return hidden;
        }
        return value;
    }

    private static boolean isHidden(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return HIDDEN.stream().anyMatch(lower::contains) || Masking.hides(key);
    }
}
