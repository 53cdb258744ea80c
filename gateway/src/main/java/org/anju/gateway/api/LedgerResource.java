package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.DeliveryState;
import org.jspecify.annotations.Nullable;

/** The delivery ledger, row by row, and the recipients. */
final class LedgerResource {
    private static final int PAGE = 100;

    private final DeliveryParts delivery;
    private final Workers workers;
    private final Clock clock;

    LedgerResource(DeliveryParts delivery, Workers workers, Clock clock) {
        this.delivery = delivery;
        this.workers = workers;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "getLedger", this::ledger,
                "listDeliveries", this::deliveries,
                "resendDeliveries", this::resend,
                "listRecipients", this::recipients);
    }

    private Future<Answer> ledger(Request request) {
        return workers.run(() -> Answer.ok(Json.array(
                delivery.ledger().rows(),
                row -> DeliveryJson.row(
                        row, delivery.recipients().get(row.recipient()), delivery.statusOf(row.recipient())))));
    }

    private Future<Answer> deliveries(Request request) {
        String recipient = request.path("recipient");
        List<DeliveryState> states = states(request.text("state"));
        String alert = request.text("alert");
        long before = request.number("before", Long.MAX_VALUE);
        int limit = (int) request.number("limit", PAGE);
        return workers.run(() -> {
            known(recipient);
            return Answer.ok(page(delivery.ledger().find(recipient, states, alert, before, limit + 1), limit));
        });
    }

    private void known(String recipient) {
        if (!delivery.recipients().containsKey(recipient) && delivery.ledger().highest(recipient) == 0) {
            throw Problem.notFound("recipient", recipient);
        }
    }

    private static List<DeliveryState> states(@Nullable String word) {
        if (word == null) {
            return List.of();
        }
        return word.equals("pending")
                ? List.of(DeliveryState.QUEUED, DeliveryState.SENT)
                : List.of(DeliveryState.of(word));
    }

    private static ObjectNode page(List<Delivery> found, int limit) {
        ObjectNode node = Json.object();
        List<Delivery> page = found.size() > limit ? found.subList(0, limit) : found;
        node.set("items", Json.array(page, DeliveryJson::delivery));
        if (found.size() > limit) {
            node.put("next", page.get(limit - 1).sequence());
        }
        return node;
    }

    private Future<Answer> resend(Request request) {
        String recipient = request.path("recipient");
        List<Long> sequences = new ArrayList<>();
        JsonArray wanted = request.body().getJsonArray("sequences", new JsonArray());
        for (int i = 0; i < wanted.size(); i++) {
            sequences.add(wanted.getLong(i));
        }
        return workers.run(() -> {
            if (!delivery.recipients().containsKey(recipient)) {
                throw Problem.notFound("recipient", recipient);
            }
            int resent = delivery.ledger().resend(recipient, sequences, clock.millis());
            return Answer.ok(Json.object().put("resent", resent));
        });
    }

    private Future<Answer> recipients(Request request) {
        Account account = request.caller().account();
        boolean all = account.scope().everything();
        return Future.succeededFuture(Answer.ok(Json.array(
                delivery.recipients().values().stream()
                        .filter(recipient -> all || Access.actsFor(account, recipient))
                        .sorted((one, other) -> one.id().compareTo(other.id()))
                        .toList(),
                recipient -> DeliveryJson.recipient(
                        recipient, Access.actsFor(account, recipient), delivery.statusOf(recipient.id())))));
    }
}
