package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.anju.gateway.audit.AuditChain;
import org.anju.gateway.audit.AuditQuery;
import org.anju.gateway.audit.AuditRow;
import org.anju.gateway.audit.AuditTrail;
import org.anju.gateway.audit.AuditVerdict;
import org.anju.gateway.privacy.Retention;
import org.jspecify.annotations.Nullable;

/** The audit trail: who did what, when, from where, and whether that record still holds. */
final class AuditResource {
    private static final int PAGE = 100;

    private final AuditTrail trail;
    private final Workers workers;

    AuditResource(AuditTrail trail, Workers workers) {
        this.trail = trail;
        this.workers = workers;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "listAudit", request -> list(request, request.text("action")),
                "verifyAudit", this::verify,
                "listDeletions", request -> list(request, Retention.ACTION));
    }

    private Future<Answer> list(Request request, @Nullable String action) {
        int limit = (int) request.number("limit", PAGE);
        AuditQuery query = new AuditQuery(
                request.text("who"),
                action,
                request.text("object"),
                request.number("from", 0),
                request.number("to", Long.MAX_VALUE),
                before(request.text("cursor")),
                limit + 1);
        return workers.run(() -> Answer.ok(page(trail.find(query), limit)));
    }

    private static long before(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException malformed) {
            throw Problem.invalid("cursor: it is not one of ours; begin again without a cursor.");
        }
    }

    private static ObjectNode page(List<AuditRow> found, int limit) {
        ObjectNode node = Json.object();
        List<AuditRow> page = found.size() > limit ? found.subList(0, limit) : found;
        node.set("items", Json.array(page, AuditResource::row));
        if (found.size() > limit) {
            node.put("next", Long.toString(page.get(limit - 1).sequence()));
        }
        return node;
    }

    private static ObjectNode row(AuditRow row) {
        ObjectNode node = Json.object();
        node.put("sequence", row.sequence());
        node.put("atMs", row.entry().atMs());
        node.put("who", row.entry().who());
        node.put("origin", row.entry().origin());
        node.put("action", row.entry().action());
        node.put("object", row.entry().object());
        node.put("detail", row.entry().detail());
        return node.put("hash", row.hash());
    }

    private Future<Answer> verify(Request request) {
        return workers.run(() -> {
            AuditVerdict verdict = trail.verify();
            ObjectNode node = Json.object();
            node.put("intact", verdict.intact());
            node.put("entries", verdict.entries());
            node.put("head", verdict.head());
            AuditChain.Break broken = verdict.broken();
            if (broken != null) {
                node.put("brokenAt", broken.sequence());
                node.put("reason", broken.reason());
            }
            return Answer.ok(node);
        });
    }
}
