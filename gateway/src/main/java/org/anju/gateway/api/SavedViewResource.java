package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** The saved views of whoever is signed in; nobody sees another's. */
final class SavedViewResource {
    private final SavedViews views;
    private final Workers workers;

    SavedViewResource(SavedViews views, Workers workers) {
        this.views = views;
        this.workers = workers;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "listSavedViews", this::list,
                "putSavedView", this::put,
                "removeSavedView", this::remove);
    }

    private Future<Answer> list(Request request) {
        String username = request.caller().username();
        return workers.run(() -> answer(username));
    }

    private Answer answer(String username) {
        ObjectNode node = Json.object();
        node.set("items", Json.array(views.of(username), SavedViewResource::write));
        return Answer.ok(node);
    }

    private Future<Answer> put(Request request) {
        String username = request.caller().username();
        JsonObject body = request.body();
        String name = body.getString("name").strip();
        if (name.isEmpty()) {
            throw Problem.invalid("name: give the view a name that is more than spaces.");
        }
        Map<String, String> query = new LinkedHashMap<>();
        body.getJsonObject("query").forEach(part -> query.put(part.getKey(), String.valueOf(part.getValue())));
        SavedView view = new SavedView(request.path("id"), name, query, body.getBoolean("isDefault", false));
        return workers.run(() -> {
            try {
                views.put(username, view);
            } catch (UserConflictException conflict) {
                throw Problem.of(409, "conflict", String.valueOf(conflict.getMessage()));
            }
            return answer(username);
        });
    }

    private Future<Answer> remove(Request request) {
        String username = request.caller().username();
        String id = request.path("id");
        return workers.run(() -> {
            if (!views.remove(username, id)) {
                throw Problem.notFound("saved view", id);
            }
            return answer(username);
        });
    }

    private static ObjectNode write(SavedView view) {
        ObjectNode node = Json.object().put("id", view.id()).put("name", view.name());
        ObjectNode query = node.putObject("query");
        view.query().forEach(query::put);
        return node.put("isDefault", view.isDefault());
    }
}
