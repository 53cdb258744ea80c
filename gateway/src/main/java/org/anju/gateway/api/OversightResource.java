package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.Map;
import org.anju.gateway.delivery.Ledger;
import org.anju.gateway.delivery.LedgerRow;

/** The delivery ledger. */
final class OversightResource {
    private final Ledger ledger;
    private final Workers workers;

    OversightResource(Ledger ledger, Workers workers) {
        this.ledger = ledger;
        this.workers = workers;
    }

    Map<String, Operation> operations() {
        return Map.of("getLedger", this::ledger);
    }

    private Future<Answer> ledger(Request request) {
        return workers.run(() -> Answer.ok(Json.array(ledger.rows(), OversightResource::row)));
    }

    private static ObjectNode row(LedgerRow row) {
        ObjectNode node = Json.object();
        node.put("recipient", row.recipient());
        node.put("raised", row.raised());
        node.put("delivered", row.delivered());
        node.put("pending", row.pending());
        node.put("dead", row.dead());
        node.put("highestSequence", row.highestSequence());
        Json.put(node, "oldestPendingMs", row.oldestPendingMs());
        return node;
    }
}
