package org.anju.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anju.gateway.delivery.WhyNot;
import org.anju.gateway.delivery.route.BookStore;
import org.anju.gateway.delivery.route.BookStore.Part;
import org.anju.gateway.delivery.route.DutyPlan;
import org.anju.gateway.delivery.route.Escalation;
import org.anju.gateway.delivery.route.ImaginedAlert;
import org.anju.gateway.delivery.route.Roster;
import org.anju.gateway.delivery.route.RoutingBook;
import org.anju.gateway.delivery.route.RoutingJson;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Severity;

/** Routes, duty rosters and escalations: what is in force, what is edited, who is on duty, and what an alert would lead to. */
final class RoutingResource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DAYS = 7;

    private final DeliveryParts delivery;
    private final EstateView estate;
    private final Workers workers;
    private final Clock clock;

    RoutingResource(DeliveryParts delivery, EstateView estate, Workers workers, Clock clock) {
        this.delivery = delivery;
        this.estate = estate;
        this.workers = workers;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        Map<String, Operation> operations = new HashMap<>();
        operations.put("getRouting", request -> Future.succeededFuture(Answer.ok(book())));
        operations.put("tryRouting", this::rehearse);
        operations.put("getDuty", this::duty);
        operations.put("putRoute", request -> put(request, Part.ROUTES));
        operations.put("deleteRoute", request -> reset(request, Part.ROUTES));
        operations.put("putRoster", request -> put(request, Part.ROSTERS));
        operations.put("deleteRoster", request -> reset(request, Part.ROSTERS));
        operations.put("putEscalation", request -> put(request, Part.ESCALATIONS));
        operations.put("deleteEscalation", request -> reset(request, Part.ESCALATIONS));
        return operations;
    }

    private ObjectNode book() {
        BookStore.Version version = delivery.routing().version();
        ObjectNode node = Json.object();
        node.put("version", version.number());
        node.put("changedMs", version.changedMs());
        node.put("changedBy", version.changedBy());
        ObjectNode parts = RoutingJson.book(delivery.routing().book());
        for (Part part : Part.values()) {
            JsonNode items = parts.path(part.word());
            items.forEach(item -> origin(part, (ObjectNode) item));
            node.set(part.word(), items);
        }
        return node;
    }

    private ObjectNode origin(Part part, ObjectNode item) {
        boolean edited = delivery.routing().isEdited(part, item.path("id").asText());
        return item.put("origin", edited ? "edited" : "file");
    }

    private Future<Answer> put(Request request, Part part) {
        String id = request.path("id");
        String who = request.caller().username();
        JsonObject body = request.body();
        body.remove("origin");
        return workers.run(() -> {
            refuse(delivery.routing().put(part, id, JSON.readTree(body.encode()), who));
            return Answer.ok(item(part, id));
        });
    }

    private ObjectNode item(Part part, String id) throws JsonProcessingException {
        for (JsonNode item : book().path(part.word())) {
            if (item.path("id").asText().equals(id)) {
                return (ObjectNode) item;
            }
        }
        throw Problem.notFound(part.word(), id);
    }

    private Future<Answer> reset(Request request, Part part) {
        String id = request.path("id");
        String who = request.caller().username();
        return workers.run(() -> {
            refuse(delivery.routing().reset(part, id, who));
            return Answer.NO_CONTENT;
        });
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw Problem.of(422, "does_not_fit", String.join("; ", problems) + ".");
        }
    }

    private Future<Answer> duty(Request request) {
        String id = request.path("id");
        RoutingBook book = delivery.routing().book();
        Roster roster = book.rosters().get(id);
        if (roster == null) {
            throw Problem.notFound("roster", id);
        }
        long fromMs = request.number("from", clock.millis());
        long toMs = fromMs + Duration.ofDays(request.number("days", DAYS)).toMillis();
        return workers.run(() -> Answer.ok(Json.array(DutyPlan.of(roster, book.zone(), fromMs, toMs), turn -> {
            ObjectNode node = Json.object().put("fromMs", turn.fromMs()).put("toMs", turn.toMs());
            ArrayNode members = node.putArray("members");
            turn.duty().members().stream().sorted().forEach(members::add);
            return node.put("source", turn.duty().source().name().toLowerCase(Locale.ROOT));
        })));
    }

    private Future<Answer> rehearse(Request request) {
        JsonObject body = request.body();
        String compoundId = body.getString("compound");
        Compound compound = estate.current().compound(compoundId);
        if (compound == null) {
            throw Problem.notFound("compound", compoundId);
        }
        long atMs = body.getLong("atMs", clock.millis());
        Category category = Category.valueOf(body.getString("category").toUpperCase(Locale.ROOT));
        Alert alert = ImaginedAlert.of(compound, category, Severity.of(body.getInteger("severity")), atMs);
        return workers.run(() -> {
            WhyNot.Explanation explanation = delivery.whyNot().rehearse(alert, atMs);
            ObjectNode node = Json.object().put("atMs", atMs).put("version", explanation.version());
            node.set("items", Json.array(explanation.items(), DeliveryJson::why));
            RoutingBook book = delivery.routing().book();
            book.escalation(alert).ifPresent(escalation -> node.set("escalation", steps(book, escalation, atMs)));
            return Answer.ok(node);
        });
    }

    private static ObjectNode steps(RoutingBook book, Escalation escalation, long atMs) {
        ObjectNode node = Json.object().put("id", escalation.id());
        node.set("steps", Json.array(escalation.steps(), step -> {
            long afterMs = step.after().toMillis();
            ObjectNode item = Json.object().put("afterMs", afterMs);
            ArrayNode recipients = item.putArray("recipients");
            book.resolve(step.to(), atMs + afterMs).forEach(recipients::add);
            return item;
        }));
        return node;
    }
}
