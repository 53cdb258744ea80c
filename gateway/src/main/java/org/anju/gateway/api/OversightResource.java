package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.anju.gateway.model.Scope;
import org.jspecify.annotations.Nullable;

/** The dead letters: refused input. */
final class OversightResource {
    private static final int PAGE = 100;

    private final DeadLetterSearch deadLetters;
    private final Workers workers;

    OversightResource(DeadLetterSearch deadLetters, Workers workers) {
        this.deadLetters = deadLetters;
        this.workers = workers;
    }

    Map<String, Operation> operations() {
        return Map.of("listDeadLetters", this::deadLetters);
    }

    private Future<Answer> deadLetters(Request request) {
        Scope scope = request.viewer().scope();
        String device = request.text("device");
        String reason = request.text("reason");
        long before = before(request.text("cursor"));
        int limit = (int) request.number("limit", PAGE);
        return workers.run(() -> Answer.ok(page(deadLetters.find(scope, device, reason, before, limit + 1), limit)));
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
        node.set("items", Json.array(page, OversightResource::letter));
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
        return node.put("bytes", row.letter().bytes());
    }
}
