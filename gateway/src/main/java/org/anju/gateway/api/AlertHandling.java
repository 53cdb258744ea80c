package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.anju.gateway.alert.AlertBook;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.live.Viewer;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.ConflictException;
import org.jspecify.annotations.Nullable;

/** What people do to alerts, one by one or many at once. */
final class AlertHandling {
    private static final int OK = 200;
    private static final int INVALID = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final AlertBook book;
    private final AlertJson json;
    private final Predicate<String> users;
    private final Workers workers;

    /** @param users whether there is a user of that name */
    AlertHandling(AlertBook book, AlertJson json, Predicate<String> users, Workers workers) {
        this.book = book;
        this.json = json;
        this.users = users;
        this.workers = workers;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "acknowledgeAlert", request -> one(request, "acknowledge"),
                "clearAlert", request -> one(request, "clear"),
                "assignAlert", request -> one(request, "assign"),
                "commentAlert", request -> one(request, "comment"),
                "shelveAlert", request -> one(request, "shelve"),
                "unshelveAlert", request -> one(request, "unshelve"),
                "moveAlert", request -> one(request, "move"),
                "handleAlerts", this::many);
    }

    private Future<Answer> one(Request request, String action) {
        String id = request.path("id");
        JsonObject body = request.body();
        Viewer viewer = request.viewer();
        String who = request.caller().username();
        return workers.run(() -> {
            visible(viewer, id);
            try {
                return Answer.ok(json.alert(apply(action, id, who, body)));
            } catch (IllegalArgumentException wrong) {
                throw Problem.invalid(wrong.getMessage() + ".");
            }
        });
    }

    private Future<Answer> many(Request request) {
        JsonObject body = request.body();
        JsonArray sent = body.getJsonArray("ids", new JsonArray());
        List<String> ids = new ArrayList<>();
        sent.forEach(id -> ids.add(String.valueOf(id)));
        Viewer viewer = request.viewer();
        String who = request.caller().username();
        return workers.run(() -> Answer.ok(results(viewer, who, ids, body)));
    }

    /** Does the same to every alert; each has a result of its own, and one that cannot be changed harms no other. */
    ObjectNode results(Viewer viewer, String who, List<String> ids, JsonObject body) {
        ObjectNode node = Json.object();
        ArrayNode results = node.putArray("results");
        ids.stream().distinct().forEach(id -> results.add(result(viewer, who, id, body)));
        return node;
    }

    private ObjectNode result(Viewer viewer, String who, String id, JsonObject body) {
        ObjectNode node = Json.object().put("id", id);
        try {
            visible(viewer, id);
            Alert after = apply(body.getString("action"), id, who, body);
            node.put("status", OK);
            node.set("alert", json.alert(after));
        } catch (ConflictException first) {
            node.put("status", CONFLICT).put("detail", first.getMessage());
            Json.put(node, "by", first.by());
            node.put("atMs", first.atMs());
        } catch (IllegalArgumentException wrong) {
            node.put("status", INVALID).put("detail", wrong.getMessage());
        } catch (Problem | NoSuchElementException missing) {
            node.put("status", NOT_FOUND).put("detail", missing.getMessage());
        }
        return node;
    }

    private Alert apply(String action, String id, String who, JsonObject body) throws ConflictException {
        @Nullable String note = body.getString("note");
        return switch (action) {
            case "acknowledge" -> book.acknowledge(id, who, note);
            case "assign" -> book.assign(id, who, known(body.getString("to", "")), note);
            case "comment" -> book.comment(id, who, needed(note, "note"));
            case "clear" -> book.clear(id, who, needed(body.getString("reason"), "reason"), note);
            case "shelve" ->
                book.shelve(id, who, body.getLong("untilMs", 0L), needed(body.getString("reason"), "reason"));
            case "unshelve" -> book.unshelve(id, who);
            case "move" -> book.move(id, who, body.getString("incident", ""));
            default ->
                throw new IllegalArgumentException(
                        "action '" + action + "' is not acknowledge, assign, comment, clear, shelve, unshelve or move");
        };
    }

    private String known(String user) {
        if (!user.isEmpty() && !users.test(user)) {
            throw new IllegalArgumentException("to: there is no user '" + user + "'");
        }
        return user;
    }

    private static String needed(@Nullable String value, String key) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(key + " is missing; this action needs it");
        }
        return value;
    }

    private Alert visible(Viewer viewer, String id) {
        return book.get(id).filter(viewer::sees).orElseThrow(() -> Problem.notFound("alert", id));
    }
}
