package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.metrics.ApiMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sign in and out. Passwords are checked on a small pool of their own, so that guessing slows nobody but the guesser. */
final class SessionResource {
    private static final Logger LOG = LoggerFactory.getLogger(SessionResource.class);
    /** In place of a user name where only a token was shown. */
    private static final String BY_TOKEN = "(token)";

    private final Users users;
    private final Attempts attempts;
    private final Workers passwordWorkers;
    private final Workers workers;
    private final EstateView estate;
    private final LiveSocket live;
    private final Auditor auditor;
    private final ApiMeters meters;
    private final boolean secure;

    SessionResource(
            Users users,
            Attempts attempts,
            Workers passwordWorkers,
            Workers workers,
            EstateView estate,
            LiveSocket live,
            Auditor auditor,
            ApiMeters meters,
            boolean secure) {
        this.users = users;
        this.attempts = attempts;
        this.passwordWorkers = passwordWorkers;
        this.workers = workers;
        this.estate = estate;
        this.live = live;
        this.auditor = auditor;
        this.meters = meters;
        this.secure = secure;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "signIn", this::signIn,
                "signInWithToken", this::signInWithToken,
                "getSession", request -> Future.succeededFuture(answer(request.caller())),
                "changePassword", this::changePassword,
                "signOut", this::signOut);
    }

    private Future<Answer> signIn(Request request) {
        String username = request.body().getString("username");
        String password = request.body().getString("password");
        return begin(username, address(request))
                .compose(may -> passwordWorkers
                        .run(() -> users.verify(username, password).map(users::open))
                        .onFailure(busy -> attempts.withdrawn(username, address(request))))
                .compose(opened -> accept(request, username, opened, "The user name or the password is wrong."));
    }

    /** Browsers that cannot send a header with a WebSocket, such as the one of the wall, trade their token for a session. */
    private Future<Answer> signInWithToken(Request request) {
        String token = request.body().getString("token");
        return begin(BY_TOKEN, address(request))
                .compose(may -> workers.run(() -> users.openWith(token))
                        .onFailure(busy -> attempts.withdrawn(BY_TOKEN, address(request))))
                .compose(opened -> accept(request, BY_TOKEN, opened, "The token is unknown or has expired."));
    }

    private Future<Void> begin(String username, String address) {
        long waitMs = attempts.begin(username, address);
        if (waitMs == 0) {
            return Future.succeededFuture();
        }
        meters.signIn("locked");
        int seconds = (int) (waitMs / 1000) + 1;
        return Future.failedFuture(Problem.later(
                429, "too_many_attempts", "Too many failed sign-ins: try again in " + seconds + " s.", seconds));
    }

    private Future<Answer> accept(
            Request request, String username, Optional<Users.NewSession> opened, String otherwise) {
        if (opened.isEmpty()) {
            meters.signIn("refused");
            LOG.warn("sign-in refused from {}", address(request));
            return auditor.signIn(request.http(), username, "refused")
                    .compose(noted -> Future.failedFuture(Problem.of(401, "wrong_credentials", otherwise)));
        }
        String token = opened.get().token();
        attempts.succeeded(username, address(request));
        meters.signIn("accepted");
        return workers.run(() -> users.bySession(token))
                .map(caller -> caller.orElseThrow(() -> Problem.of(401, "wrong_credentials", otherwise)))
                .compose(caller -> auditor.signIn(request.http(), caller.username(), "accepted")
                        .map(noted -> {
                            request.response().addCookie(cookie(token));
                            return answer(caller);
                        }));
    }

    private Future<Answer> changePassword(Request request) {
        String username = request.caller().username();
        String current = request.body().getString("current");
        String chosen = request.body().getString("password");
        if (chosen.equals(current)) {
            return Future.failedFuture(Problem.invalid("password: choose one that differs from the current one."));
        }
        return begin(username, address(request))
                .compose(may -> passwordWorkers.run(
                        () -> users.verify(username, current).map(account -> {
                            users.setPassword(username, chosen);
                            return users.open(account);
                        })))
                .compose(opened -> {
                    if (opened.isEmpty()) {
                        return Future.failedFuture(
                                Problem.of(401, "wrong_credentials", "The current password is wrong."));
                    }
                    attempts.succeeded(username, address(request));
                    live.ended(username);
                    request.response().addCookie(cookie(opened.get().token()));
                    return workers.run(() -> users.bySession(opened.get().token()))
                            .map(caller -> answer(caller.orElseThrow()));
                });
    }

    private static String address(Request request) {
        return request.http().remoteAddress().hostAddress();
    }

    private Future<Answer> signOut(Request request) {
        String token = Gatekeeper.sessionToken(request.http());
        if (token == null) {
            return Future.succeededFuture(Answer.NO_CONTENT);
        }
        return workers.run(() -> {
                    users.close(token);
                    return Answer.NO_CONTENT;
                })
                .onSuccess(done -> {
                    live.signedOut(token);
                    request.response().addCookie(cookie("").setMaxAge(0));
                });
    }

    private Cookie cookie(String value) {
        return Cookie.cookie(Gatekeeper.COOKIE, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.STRICT);
    }

    private Answer answer(Caller caller) {
        Estate now = estate.current();
        return Answer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("username", caller.username())
                .put("role", caller.role().word())
                .put("access", caller.grant().word())
                .put("wholeCity", caller.account().scope().everything())
                .put("mustChangePassword", caller.mustChangePassword())
                .put("csrfToken", Objects.requireNonNullElse(caller.csrfToken(), ""))
                .put("expiresMs", caller.expiresMs())
                .put("timeZone", now.timeZone())
                .put("city", now.city()));
    }
}
