package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.anju.gateway.intake.ReplayRequest;
import org.anju.gateway.intake.ReplayResult;
import org.anju.gateway.model.Scope;
import org.jspecify.annotations.Nullable;

/** Refused input: to look at, to count, and to take in again. */
final class DeadLetterResource {
    private static final int PAGE = 100;

    private final DeadLetterSearch letters;
    private final Function<ReplayRequest, ReplayResult> replay;
    private final Workers workers;

    DeadLetterResource(DeadLetterSearch letters, Function<ReplayRequest, ReplayResult> replay, Workers workers) {
        this.letters = letters;
        this.replay = replay;
        this.workers = workers;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "listDeadLetters", this::list, "countDeadLetters", this::count, "replayDeadLetters", this::replay);
    }

    private Future<Answer> list(Request request) {
        Scope scope = request.viewer().scope();
        String device = request.text("device");
        String reason = request.text("reason");
        boolean replayed = request.flag("replayed");
        long before = before(request.text("cursor"));
        int limit = (int) request.number("limit", PAGE);
        return workers.run(
                () -> Answer.ok(page(letters.find(scope, device, reason, replayed, before, limit + 1), limit)));
    }

    private static long before(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException malformed) {
            throw Problem.invalid("cursor: it is not one of ours; begin again without a cursor.");
        }
    }

    private static ObjectNode page(List<DeadLetterSearch.Row> found, int limit) {
        ObjectNode node = Json.object();
        List<DeadLetterSearch.Row> page = found.size() > limit ? found.subList(0, limit) : found;
        node.set("items", Json.array(page, DeadLetterResource::letter));
        if (found.size() > limit) {
            node.put("next", Long.toString(page.get(limit - 1).id()));
        }
        return node;
    }

    private static ObjectNode letter(DeadLetterSearch.Row row) {
        ObjectNode node = Json.object();
        node.put("id", row.id());
        node.put("receivedMs", row.letter().receivedMs());
        Json.put(node, "device", row.letter().device());
        node.put("topic", row.letter().topic());
        node.put("reason", row.letter().reason());
        node.put("detail", row.letter().detail());
        node.put("excerpt", row.letter().excerpt());
        node.put("bytes", row.letter().bytes());
        node.put("replayable", row.replayable());
        Json.put(node, "replayedMs", row.replayedMs());
        return node;
    }

    private Future<Answer> count(Request request) {
        Scope scope = request.viewer().scope();
        String device = request.text("device");
        String reason = request.text("reason");
        int limit = (int) request.number("limit", PAGE);
        return workers.run(() -> {
            ObjectNode node = Json.object().put("total", letters.total(scope, device, reason));
            node.set("items", Json.array(letters.counts(scope, device, reason, limit), DeadLetterResource::row));
            return Answer.ok(node);
        });
    }

    private static ObjectNode row(DeadLetterSearch.Count count) {
        ObjectNode node = Json.object();
        Json.put(node, "device", count.device());
        return node.put("reason", count.reason()).put("count", count.letters()).put("newestMs", count.newestMs());
    }

    private Future<Answer> replay(Request request) {
        JsonObject body = request.body();
        List<Long> ids = new ArrayList<>();
        for (Object id : body.getJsonArray("ids", new JsonArray())) {
            ids.add(((Number) id).longValue());
        }
        String device = body.getString("device");
        String reason = body.getString("reason");
        if (ids.isEmpty() && device == null && reason == null) {
            throw Problem.invalid("body: say which dead letters, by ids, device or reason.");
        }
        return workers.run(() -> Answer.ok(json(replay.apply(new ReplayRequest(ids, device, reason)))));
    }

    private static ObjectNode json(ReplayResult result) {
        return Json.object()
                .put("messages", result.messages())
                .put("stored", result.stored())
                .put("partlyStored", result.partlyStored())
                .put("refused", result.refused())
                .put("notReplayable", result.notReplayable())
                .put("more", result.more());
    }
}
