package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.anju.gateway.commissioning.TestAlerts;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Compound;

/** Test alerts of a compound, with what became of them. */
final class TestAlertResource {
    private static final int RETRY_S = 5;

    private final TestAlerts tests;
    private final DeliveryParts delivery;
    private final EstateView estate;
    private final Workers workers;

    TestAlertResource(TestAlerts tests, DeliveryParts delivery, EstateView estate, Workers workers) {
        this.tests = tests;
        this.delivery = delivery;
        this.estate = estate;
        this.workers = workers;
    }

    Map<String, Operation> operations() {
        return Map.of("listTestAlerts", this::list, "sendTestAlert", this::send);
    }

    private Compound compound(Request request) {
        String id = request.path("id");
        Compound compound = estate.current().compound(id);
        if (compound == null || !request.viewer().sees(compound.area(), compound.id())) {
            throw Problem.notFound("compound", id);
        }
        return compound;
    }

    private Future<Answer> list(Request request) {
        String compound = compound(request).id();
        return workers.run(() -> {
            ObjectNode node = Json.object();
            node.set("items", Json.array(tests.list(compound), this::write));
            return Answer.ok(node);
        });
    }

    private Future<Answer> send(Request request) {
        Compound compound = compound(request);
        String who = request.caller().username();
        return workers.run(() -> {
            try {
                List<String> recipients = tests.send(compound, who);
                ObjectNode node = Json.object();
                recipients.stream().map(this::name).forEach(node.putArray("recipients")::add);
                return new Answer(202, node);
            } catch (IllegalStateException full) {
                throw Problem.later(
                        503, "journal_full", "The test alert was not sent: " + full.getMessage() + ".", RETRY_S);
            }
        });
    }

    private String name(String recipient) {
        Recipient known = delivery.recipients().get(recipient);
        return known == null ? recipient : known.name();
    }

    private ObjectNode write(Alert alert) {
        ObjectNode node = Json.object().put("alert", alert.id());
        node.put("state", alert.state().word());
        node.put("raisedMs", alert.raisedMs());
        if (alert.fired().get("sent_by") instanceof String sender) {
            node.put("sentBy", sender);
        }
        List<Delivery> told = delivery.ledger().ofAlert(alert.id()).stream()
                .filter(one -> one.change().equals("raised"))
                .toList();
        node.set("deliveries", Json.array(told, this::write));
        return node;
    }

    private ObjectNode write(Delivery told) {
        ObjectNode node = Json.object().put("recipient", told.recipient());
        node.put("name", name(told.recipient()));
        node.put("state", told.state().word());
        node.put("sequence", told.sequence());
        Json.put(node, "deliveredMs", told.deliveredMs());
        Json.put(node, "receivedMs", told.receivedMs());
        Json.put(node, "lastError", told.lastError());
        return node;
    }
}
