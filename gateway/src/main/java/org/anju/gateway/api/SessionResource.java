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

    private final Users users;
    private final Attempts attempts;
    private final Workers passwordWorkers;
    private final Workers workers;
    private final EstateView estate;
    private final LiveSocket live;
    private final ApiMeters meters;
    private final boolean secure;

    SessionResource(
            Users users,
            Attempts attempts,
            Workers passwordWorkers,
            Workers workers,
            EstateView estate,
            LiveSocket live,
            ApiMeters meters,
            boolean secure) {
        this.users = users;
        this.attempts = attempts;
        this.passwordWorkers = passwordWorkers;
        this.workers = workers;
        this.estate = estate;
        this.live = live;
        this.meters = meters;
        this.secure = secure;
    }

    Map<String, Operation> operations() {
        return Map.of("signIn", this::signIn, "getSession", this::get, "signOut", this::signOut);
    }

    private Future<Answer> signIn(Request request) {
        String username = request.body().getString("username");
        String password = request.body().getString("password");
        String address = request.http().remoteAddress().hostAddress();
        long waitMs = attempts.begin(username, address);
        if (waitMs > 0) {
            meters.signIn("locked");
            int seconds = (int) (waitMs / 1000) + 1;
            return Future.failedFuture(Problem.later(
                    429, "too_many_attempts", "Too many failed sign-ins: try again in " + seconds + " s.", seconds));
        }
        return passwordWorkers
                .run(() -> users.verify(username, password).map(account -> Map.entry(account, users.open(account))))
                .onFailure(busy -> attempts.withdrawn(username, address))
                .compose(verified -> accept(request, username, address, verified));
    }

    private Future<Answer> accept(
            Request request, String username, String address, Optional<Map.Entry<Account, Users.NewSession>> verified) {
        if (verified.isEmpty()) {
            meters.signIn("refused");
            LOG.warn("sign-in refused from {}", address);
            return Future.failedFuture(Problem.of(401, "wrong_credentials", "The user name or the password is wrong."));
        }
        attempts.succeeded(username, address);
        meters.signIn("accepted");
        Users.NewSession session = verified.get().getValue();
        request.response().addCookie(cookie(session.token()));
        return Future.succeededFuture(answer(verified.get().getKey(), session.csrfToken()));
    }

    private Future<Answer> get(Request request) {
        Caller caller = request.caller();
        return Future.succeededFuture(answer(caller.account(), Objects.requireNonNullElse(caller.csrfToken(), "")));
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

    private Answer answer(Account account, String csrfToken) {
        Estate now = estate.current();
        return Answer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("username", account.username())
                .put("role", account.role().word())
                .put("csrfToken", csrfToken)
                .put("timeZone", now.timeZone())
                .put("city", now.city()));
    }
}
