package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.anju.gateway.alert.AlertBook;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.delivery.format.AnjuMessages;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.history.TimeSeriesStore;
import org.anju.gateway.live.LiveJson;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Device;

/**
 * Shows what is masked everywhere else, to few roles, for a reason. As operations that are not safe they are entered in the audit trail, with
 * the reason, before their answer leaves; so are attempts that were refused.
 */
final class RevealResource {
    private static final long LONGEST_RANGE_MS = Duration.ofDays(1).toMillis();
    private static final int EVENTS = 100;

    private final AlertBook alerts;
    private final AlertJson json;
    private final EstateView estate;
    private final TimeSeriesStore history;
    private final Workers workers;
    private final Reveals reveals;

    RevealResource(
            AlertBook alerts,
            AlertJson json,
            EstateView estate,
            TimeSeriesStore history,
            Workers workers,
            Clock clock) {
        this.alerts = alerts;
        this.json = json;
        this.estate = estate;
        this.history = history;
        this.workers = workers;
        this.reveals = new Reveals(clock);
    }

    Map<String, Operation> operations() {
        return Map.of("revealAlert", this::alert, "revealEvents", this::events);
    }

    private Future<Answer> alert(Request request) {
        String id = request.path("id");
        reveals.look(request.caller().username());
        return workers.run(() -> {
            Alert shown =
                    alerts.get(id).filter(request.viewer()::sees).orElseThrow(() -> Problem.notFound("alert", id));
            Alert unmasked = alerts.unmasked(id).orElse(shown);
            ObjectNode node = Json.object().put("alert", id);
            node.set("values", json.tree(unmasked.fired()));
            Json.put(node, "snapshot", AnjuMessages.snapshot(unmasked.fired()));
            return Answer.ok(node);
        });
    }

    private Future<Answer> events(Request request) {
        Device device = DeviceResource.visible(estate.current(), request.viewer(), request.path("id"));
        JsonObject body = request.body();
        long from = body.getLong("from");
        long to = body.getLong("to");
        if (from >= to || to - from > LONGEST_RANGE_MS) {
            throw Problem.invalid("from (" + from + ") must be before to (" + to + "), and a day apart at most.");
        }
        int limit = body.getInteger("limit", EVENTS);
        reveals.look(request.caller().username());
        return workers.run(() -> Answer.ok(Json.array(history.events(device, from, to, limit), LiveJson::unmasked)));
    }
}
