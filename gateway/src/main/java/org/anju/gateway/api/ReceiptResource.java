package org.anju.gateway.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.anju.gateway.alert.AlertBook;
import org.anju.gateway.delivery.Disposition;
import org.anju.gateway.delivery.ReceiptConflictException;
import org.anju.gateway.delivery.ReceiptDesk;
import org.anju.gateway.delivery.Receipts;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.live.Viewer;

/** What recipients say about alerts: posted by their systems, or entered by their people. */
final class ReceiptResource {
    private final DeliveryParts delivery;
    private final AlertBook alerts;
    private final Workers workers;

    ReceiptResource(DeliveryParts delivery, AlertBook alerts, Workers workers) {
        this.delivery = delivery;
        this.alerts = alerts;
        this.workers = workers;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "postReceipt", this::post,
                "postSignedReceipt", this::postSigned,
                "listReceipts", this::list);
    }

    private Future<Answer> post(Request request) {
        Recipient recipient = delivery.actingFor(request.caller().account(), request.path("recipient"));
        return take(recipient, request.caller().username(), request.body());
    }

    /** The signature proves who sends; the sender needs no account. */
    private Future<Answer> postSigned(Request request) {
        Recipient recipient = delivery.recipients().get(request.path("recipient"));
        byte[] body = request.bytes();
        String id = request.http().getHeader("webhook-id");
        String refusal = recipient == null
                ? "the signature does not fit"
                : delivery.signature()
                        .refusal(
                                recipient.contact().secrets(),
                                id,
                                request.http().getHeader("webhook-timestamp"),
                                request.http().getHeader("webhook-signature"),
                                body);
        if (recipient == null || !refusal.isEmpty()) {
            throw Problem.of(401, "unauthenticated", "The receipt is not taken: " + refusal + ".");
        }
        JsonObject signed = new JsonObject();
        try {
            signed = request.body().isEmpty() ? new JsonObject(new String(body, UTF_8)) : request.body();
        } catch (DecodeException malformed) {
            throw Problem.invalid("The body is no JSON object.");
        }
        if (!signed.containsKey("id")) {
            signed.put("id", id);
        }
        return take(recipient, recipient.id(), signed);
    }

    private Future<Answer> take(Recipient recipient, String sender, JsonObject body) {
        if (body.getString("alert") == null && body.getLong("sequence") == null) {
            throw Problem.invalid("alert or sequence must name what the receipt is about.");
        }
        ReceiptDesk.Word word = new ReceiptDesk.Word(
                body.getString("id"),
                body.getString("alert"),
                body.getLong("sequence"),
                Disposition.of(body.getString("disposition")),
                body.getString("officer"),
                body.getString("note"),
                body.getLong("atMs"));
        return workers.run(() -> {
            try {
                Receipts.Posted posted = delivery.receiptDesk().post(recipient.id(), sender, word);
                return Answer.ok(DeliveryJson.receipt(posted.receipt()));
            } catch (ReceiptConflictException conflict) {
                throw Problem.conflict(
                        String.valueOf(conflict.getMessage()) + ".",
                        conflict.first().who(),
                        conflict.first().atMs());
            }
        });
    }

    private Future<Answer> list(Request request) {
        String id = request.path("id");
        Viewer viewer = request.viewer();
        return workers.run(() -> {
            if (alerts.get(id).filter(viewer::sees).isEmpty()) {
                throw Problem.notFound("alert", id);
            }
            return Answer.ok(Json.array(delivery.receipts().ofAlert(id), DeliveryJson::receipt));
        });
    }
}
