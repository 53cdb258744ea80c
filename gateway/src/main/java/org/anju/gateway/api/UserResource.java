package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.model.Scope;
import org.jspecify.annotations.Nullable;

/** What an administrator does with users and tokens. Passwords that are made up here and tokens are shown in the one answer and never again. */
final class UserResource {
    private final UserBook book;
    private final Secrets secrets;
    private final Attempts attempts;
    private final Workers workers;
    private final Workers passwordWorkers;
    private final EstateView estate;
    private final LiveSocket live;

    UserResource(
            UserBook book,
            Secrets secrets,
            Attempts attempts,
            Workers workers,
            Workers passwordWorkers,
            EstateView estate,
            LiveSocket live) {
        this.book = book;
        this.secrets = secrets;
        this.attempts = attempts;
        this.workers = workers;
        this.passwordWorkers = passwordWorkers;
        this.estate = estate;
        this.live = live;
    }

    Map<String, Operation> operations() {
        return Map.ofEntries(
                Map.entry("listUsers", request -> workers.run(() -> Answer.ok(Json.array(book.users(), this::user)))),
                Map.entry("createUser", this::create),
                Map.entry("getUser", this::get),
                Map.entry("changeUser", this::change),
                Map.entry("removeUser", this::remove),
                Map.entry("resetPassword", this::reset),
                Map.entry("unlockUser", this::unlock),
                Map.entry("endSessions", this::endSessions),
                Map.entry(
                        "listTokens",
                        request -> workers.run(() -> Answer.ok(Json.array(book.tokens(), UserResource::token)))),
                Map.entry("createToken", this::createToken),
                Map.entry("revokeToken", this::revokeToken));
    }

    private Future<Answer> create(Request request) {
        JsonObject body = request.body();
        Scope scope = scope(body, estate.current());
        Account account = new Account(
                body.getString("username"), Role.of(body.getString("role")), scope == null ? Scope.CITY : scope);
        String password = secrets.password();
        return asked(passwordWorkers, () -> {
            ObjectNode created = user(book.add(account, body.getString("fullName", ""), password));
            return new Answer(201, created.put("password", password));
        });
    }

    private Future<Answer> get(Request request) {
        String username = request.path("username");
        return workers.run(() -> Answer.ok(user(book.user(username).orElseThrow(() -> missing(username)))));
    }

    private Future<Answer> change(Request request) {
        String username = request.path("username");
        JsonObject body = request.body();
        String role = body.getString("role");
        UserBook.Change change = new UserBook.Change(
                body.getString("fullName"),
                role == null ? null : Role.of(role),
                scope(body, estate.current()),
                body.getBoolean("disabled"));
        return asked(workers, () -> Answer.ok(user(book.change(username, change))))
                .onSuccess(done -> live.ended(username));
    }

    private Future<Answer> remove(Request request) {
        String username = request.path("username");
        return asked(workers, () -> {
                    book.remove(username);
                    return Answer.NO_CONTENT;
                })
                .onSuccess(done -> live.ended(username));
    }

    private Future<Answer> reset(Request request) {
        String username = request.path("username");
        String password = secrets.password();
        return asked(passwordWorkers, () -> {
                    book.resetPassword(username, password);
                    return Answer.ok(Json.object().put("password", password));
                })
                .onSuccess(done -> {
                    attempts.forgive(username);
                    live.ended(username);
                });
    }

    private Future<Answer> unlock(Request request) {
        String username = request.path("username");
        return asked(workers, () -> {
                    if (book.user(username).isEmpty()) {
                        throw missing(username);
                    }
                    return Answer.NO_CONTENT;
                })
                .onSuccess(done -> attempts.forgive(username));
    }

    private Future<Answer> endSessions(Request request) {
        String username = request.path("username");
        return asked(workers, () -> {
                    book.endSessions(username);
                    return Answer.NO_CONTENT;
                })
                .onSuccess(done -> live.ended(username));
    }

    private Future<Answer> createToken(Request request) {
        JsonObject body = request.body();
        Scope scope = scope(body, estate.current());
        return asked(workers, () -> {
            UserBook.NewToken made = book.issue(
                    body.getString("username"),
                    body.getString("name"),
                    Duration.ofDays(body.getInteger("days")),
                    Grant.of(body.getString("access", Grant.FULL.word())),
                    scope);
            return new Answer(201, token(made.about()).put("token", made.token()));
        });
    }

    private Future<Answer> revokeToken(Request request) {
        String id = request.path("id");
        return asked(workers, () -> {
            if (!book.revoke(id)) {
                throw Problem.of(404, "not_found", "There is no token '" + id + "'.");
            }
            return Answer.NO_CONTENT;
        });
    }

    /** Runs the work; what the asker did wrong comes back as a problem. */
    private static Future<Answer> asked(Workers workers, Callable<Answer> work) {
        return workers.run(work)
                .recover(failure -> Future.failedFuture(
                        failure instanceof IllegalArgumentException
                                ? Problem.invalid(failure.getMessage() + ".")
                                : failure instanceof UserConflictException
                                        ? Problem.of(409, "conflict", String.valueOf(failure.getMessage()))
                                        : failure));
    }

    /** The scope a body names; null when it names none. What it names must exist. */
    private static @Nullable Scope scope(JsonObject body, Estate now) {
        Set<String> areas = texts(body.getJsonArray("areas"));
        Set<String> compounds = texts(body.getJsonArray("compounds"));
        for (String area : areas) {
            if (!now.areas().containsKey(area)) {
                throw Problem.invalid("areas: there is no area '" + area + "'.");
            }
        }
        for (String compound : compounds) {
            if (now.compound(compound) == null) {
                throw Problem.invalid("compounds: there is no compound '" + compound + "'.");
            }
        }
        if (Boolean.TRUE.equals(body.getBoolean("city"))) {
            return Scope.CITY;
        }
        return areas.isEmpty() && compounds.isEmpty() && !body.containsKey("city")
                ? null
                : new Scope(false, areas, compounds);
    }

    private static Set<String> texts(@Nullable JsonArray array) {
        Set<String> texts = new HashSet<>();
        if (array != null) {
            array.forEach(text -> texts.add(String.valueOf(text)));
        }
        return texts;
    }

    private static NoSuchElementException missing(String username) {
        return new NoSuchElementException("There is no user '" + username + "'.");
    }

    private ObjectNode user(User user) {
        ObjectNode node = Json.object();
        node.put("username", user.account().username());
        node.put("fullName", user.fullName());
        node.put("role", user.account().role().word());
        scope(node, user.account().scope());
        node.put("disabled", user.disabled());
        node.put("mustChangePassword", user.mustChangePassword());
        node.put("createdMs", user.createdMs());
        Json.put(node, "signedInMs", user.signedInMs());
        long lockedUntilMs = attempts.lockedUntilMs(user.account().username());
        return lockedUntilMs == 0 ? node : node.put("lockedUntilMs", lockedUntilMs);
    }

    private static ObjectNode token(ApiToken token) {
        ObjectNode node = Json.object();
        node.put("id", token.id());
        node.put("name", token.name());
        node.put("username", token.username());
        node.put("access", token.grant().word());
        scope(node, token.scope());
        node.put("createdMs", token.createdMs());
        node.put("expiresMs", token.expiresMs());
        Json.put(node, "usedMs", token.usedMs());
        return node;
    }

    private static void scope(ObjectNode node, Scope scope) {
        node.put("city", scope.everything());
        ArrayNode areas = node.putArray("areas");
        new TreeSet<>(scope.areas()).forEach(areas::add);
        ArrayNode compounds = node.putArray("compounds");
        new TreeSet<>(scope.compounds()).forEach(compounds::add);
    }
}
