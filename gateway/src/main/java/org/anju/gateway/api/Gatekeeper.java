package org.anju.gateway.api;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every operation and the live feed: which operation is this, who asks, may they. Nothing of the body is read before. A
 * browser is known by its session cookie and repeats the session's token in a header when it changes something; a machine sends a bearer
 * token, or shows a client certificate whose common name is a user's.
 */
final class Gatekeeper implements Handler<RoutingContext> {
    static final String COOKIE = "anju_session";
    static final String CSRF_HEADER = "X-Anju-Csrf";
    static final String LIVE_PATH = "/api/v1/live";

    private static final String CALLER = "anju.caller";
    private static final String OPERATION = "anju.operation";
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_TOKEN = 200;
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final OpenAPIContract contract;
    private final Users users;
    private final Auditor auditor;
    private final Workers workers;

    Gatekeeper(OpenAPIContract contract, Users users, Auditor auditor, Workers workers) {
        this.contract = contract;
        this.users = users;
        this.auditor = auditor;
        this.workers = workers;
    }

    /** Who was let through; null for an operation that needs no sign-in. */
    static @Nullable Caller caller(RoutingContext ctx) {
        return ctx.get(CALLER);
    }

    /** What they were let through for; null when nothing of the kind exists. */
    static @Nullable String operation(RoutingContext ctx) {
        return ctx.get(OPERATION);
    }

    /** The session token of the cookie, null when there is none. */
    static @Nullable String sessionToken(HttpServerRequest request) {
        Cookie cookie = request.getCookie(COOKIE);
        return cookie == null || cookie.getValue().length() > LONGEST_TOKEN ? null : cookie.getValue();
    }

    @Override
    public void handle(RoutingContext ctx) {
        String operation = find(ctx);
        ctx.put(OPERATION, operation);
        if (Access.isPublic(operation)) {
            ctx.next();
            return;
        }
        HttpServerRequest request = ctx.request();
        request.pause();
        authenticate(request).onComplete(done -> {
            request.resume();
            if (done.failed()) {
                ctx.fail(done.cause());
                return;
            }
            Caller caller = done.result();
            ctx.put(CALLER, caller);
            if (!Access.allows(caller, operation, !SAFE.contains(request.method()))) {
                refuse(ctx, caller, operation);
                return;
            }
            ctx.next();
        });
    }

    private void refuse(RoutingContext ctx, Caller caller, String operation) {
        Problem problem = caller.mustChangePassword()
                ? Problem.of(
                        403,
                        "password_change_required",
                        "Choose a password of your own first: POST /api/v1/session/password.")
                : Problem.of(403, "forbidden", refusal(caller));
        if (Auditor.records(ctx)) {
            auditor.note(ctx, operation, 403).onComplete(noted -> ctx.fail(problem));
        } else {
            ctx.fail(problem);
        }
    }

    private static String refusal(Caller caller) {
        String who = caller.grant() == Grant.FULL ? "The role " + caller.role().word() : "This token";
        return who + (caller.account().scope().everything() ? "" : " with a part of the city")
                + " may not do this: ask an administrator.";
    }

    private String find(RoutingContext ctx) {
        String path = ctx.normalizedPath();
        if (path.equals(LIVE_PATH)) {
            return Access.LIVE;
        }
        var operation = contract.findOperation(path, ctx.request().method());
        if (operation != null) {
            return operation.getOperationId();
        }
        throw contract.findPath(path) == null
                ? Problem.noSuchPath()
                : Problem.of(405, "method_not_allowed", "This path does not know the method: see /api/openapi.yaml.");
    }

    private Future<Caller> authenticate(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null) {
            if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length()) || header.length() > LONGEST_TOKEN) {
                return Future.failedFuture(
                        Problem.of(401, "unauthenticated", "The Authorization header must be 'Bearer <token>'."));
            }
            String token = header.substring(BEARER.length()).trim();
            return workers.run(() -> users.byToken(token))
                    .compose(found ->
                            known(found, "The token is unknown or has expired: make one with 'anju user token'."));
        }
        String token = sessionToken(request);
        String named = token == null ? ClientCertificate.commonName(request) : null;
        if (named != null) {
            return workers.run(() -> users.byCertificate(named))
                    .compose(found -> known(found, "The certificate names '" + named + "', who is no user here."));
        }
        if (token == null) {
            return Future.failedFuture(
                    Problem.of(401, "unauthenticated", "Sign in with POST /api/v1/session, or send a bearer token."));
        }
        return workers.run(() -> users.bySession(token))
                .compose(found -> known(found, "The session has ended: sign in again."))
                .compose(caller -> unforged(request, caller));
    }

    private static Future<Caller> known(Optional<Caller> caller, String otherwise) {
        return caller.map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(Problem.of(401, "unauthenticated", otherwise)));
    }

    private static Future<Caller> unforged(HttpServerRequest request, Caller caller) {
        String expected = caller.csrfToken();
        if (SAFE.contains(request.method()) || expected == null) {
            return Future.succeededFuture(caller);
        }
        String sent = request.getHeader(CSRF_HEADER);
        if (sent == null || !Secrets.same(sent, expected)) {
            return Future.failedFuture(Problem.of(
                    403,
                    "csrf",
                    "The header " + CSRF_HEADER + " must carry the csrfToken of the session (GET /api/v1/session)."));
        }
        return Future.succeededFuture(caller);
    }
}
