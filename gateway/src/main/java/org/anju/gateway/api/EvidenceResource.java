package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import org.anju.gateway.alert.AlertBook;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.delivery.WhyNot;
import org.anju.gateway.delivery.format.AnjuMessages;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.history.StoreUnavailableException;
import org.anju.gateway.history.TimeSeriesStore;
import org.anju.gateway.live.LiveJson;
import org.anju.gateway.live.Viewer;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Device;

/** What belongs to an alert: values around its moment, picture, position, contacts; and who was told of it, or why not. */
final class EvidenceResource {
    private static final int MINUTES = 5;
    private static final int MOST_ROWS = 2_000;
    private static final int MOST_EVENTS = 200;

    private final AlertBook alerts;
    private final AlertJson json;
    private final EstateView estate;
    private final TimeSeriesStore history;
    private final DeliveryParts delivery;
    private final Workers workers;

    EvidenceResource(
            AlertBook alerts,
            AlertJson json,
            EstateView estate,
            TimeSeriesStore history,
            DeliveryParts delivery,
            Workers workers) {
        this.alerts = alerts;
        this.json = json;
        this.estate = estate;
        this.history = history;
        this.delivery = delivery;
        this.workers = workers;
    }

    Map<String, Operation> operations() {
        return Map.of("getEvidence", this::evidence, "explainRouting", this::why);
    }

    private Alert visible(Viewer viewer, String id) {
        return alerts.get(id).filter(viewer::sees).orElseThrow(() -> Problem.notFound("alert", id));
    }

    private Future<Answer> evidence(Request request) {
        String id = request.path("id");
        Viewer viewer = request.viewer();
        long aroundMs = Duration.ofMinutes(request.number("minutes", MINUTES)).toMillis();
        return workers.run(() -> Answer.ok(evidence(visible(viewer, id), aroundMs)));
    }

    private ObjectNode evidence(Alert alert, long aroundMs) throws StoreUnavailableException {
        ObjectNode node = Json.object();
        node.put("alert", alert.id());
        node.put("atMs", alert.raisedMs());
        Compound compound = estate.current().compound(alert.compound());
        ObjectNode contacts = node.putObject("contacts").put("compound", alert.compound());
        if (compound != null) {
            contacts.put("compoundName", compound.name());
            Json.put(contacts, "manager", compound.manager());
            Json.put(contacts, "phone", compound.phone());
            if (Double.isFinite(compound.latitude()) && Double.isFinite(compound.longitude())) {
                node.putObject("position")
                        .put("latitude", compound.latitude())
                        .put("longitude", compound.longitude())
                        .put("source", "compound");
            }
        }
        Json.put(node, "snapshot", AnjuMessages.snapshot(alert.fired()));
        node.set("fired", json.alert(alert).path("values"));
        Device device = alert.device() == null ? null : estate.current().device(alert.device());
        if (device != null) {
            long fromMs = Math.max(0, alert.raisedMs() - aroundMs);
            long toMs = alert.raisedMs() + aroundMs + 1;
            node.set(
                    "history",
                    HistoryResource.write(history.query(device, device.kind().slots(), fromMs, toMs, null, MOST_ROWS)));
            node.set("events", Json.array(history.events(device, fromMs, toMs, MOST_EVENTS), LiveJson::event));
        }
        return node;
    }

    private Future<Answer> why(Request request) {
        String id = request.path("id");
        String recipient = request.text("recipient");
        Viewer viewer = request.viewer();
        return workers.run(() -> {
            Alert alert = visible(viewer, id);
            if (recipient != null && !delivery.recipients().containsKey(recipient)) {
                throw Problem.notFound("recipient", recipient);
            }
            WhyNot.Explanation explanation = delivery.whyNot().explain(alert, recipient);
            ObjectNode node = Json.object().put("alert", id);
            node.put("atMs", explanation.atMs());
            node.put("version", explanation.version());
            node.set("items", Json.array(explanation.items(), DeliveryJson::why));
            return Answer.ok(node);
        });
    }
}
