package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.anju.gateway.alert.AlertBook;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.alert.IncidentBook;
import org.anju.gateway.alert.IncidentBook.Incident;
import org.anju.gateway.alert.Names;
import org.anju.gateway.alert.Transition;
import org.anju.gateway.live.Viewer;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertState;
import org.jspecify.annotations.Nullable;

/** Incidents: alerts that belong together, handled together, with one thread. */
final class IncidentResource {
    private static final int PAGE = 100;

    private final IncidentBook incidents;
    private final AlertBook alerts;
    private final AlertHandling handling;
    private final AlertJson json;
    private final Names names;
    private final Workers workers;

    IncidentResource(
            IncidentBook incidents,
            AlertBook alerts,
            AlertHandling handling,
            AlertJson json,
            Names names,
            Workers workers) {
        this.incidents = incidents;
        this.alerts = alerts;
        this.handling = handling;
        this.json = json;
        this.names = names;
        this.workers = workers;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "listIncidents",
                this::list,
                "getIncident",
                this::get,
                "acknowledgeIncident",
                request -> all(request, "acknowledge", AlertState.RAISED, AlertState.CLEARED),
                "assignIncident",
                request -> all(request, "assign", AlertState.RAISED, AlertState.CLEARED, AlertState.ACKNOWLEDGED),
                "clearIncident",
                request -> all(request, "clear", AlertState.RAISED, AlertState.CLEARED, AlertState.ACKNOWLEDGED),
                "commentIncident",
                this::comment);
    }

    private Future<Answer> list(Request request) {
        Viewer viewer = request.viewer();
        @Nullable String state = request.text("state");
        IncidentBook.Query query = new IncidentBook.Query(
                viewer.scope(),
                viewer.categories(),
                state == null ? null : state.equals("open"),
                request.flag("all"),
                request.text("compound"),
                request.number("from"),
                request.number("to"),
                request.text("cursor"),
                (int) request.number("limit", PAGE));
        return workers.run(() -> {
            IncidentBook.Page page = find(query);
            ObjectNode node = Json.object();
            node.set("items", Json.array(page.items(), this::write));
            Json.put(node, "next", page.next());
            return Answer.ok(node);
        });
    }

    private IncidentBook.Page find(IncidentBook.Query query) {
        try {
            return incidents.find(query);
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("cursor: " + malformed.getMessage() + ".");
        }
    }

    private Future<Answer> get(Request request) {
        Viewer viewer = request.viewer();
        String id = request.path("id");
        return workers.run(() -> Answer.ok(detail(viewer, id)));
    }

    private ObjectNode detail(Viewer viewer, String id) {
        ObjectNode node = write(visible(viewer, id));
        List<Alert> members = incidents.alerts(id).stream().filter(viewer::sees).toList();
        node.set("alerts", Json.array(members, json::alert));
        node.set("thread", thread(id, members));
        return node;
    }

    /** One line of time: what was written about the incident and what happened to its alerts. */
    private ArrayNode thread(String id, List<Alert> members) {
        record Step(long atMs, ObjectNode node) {}
        List<Step> steps = new ArrayList<>();
        for (IncidentBook.Note note : incidents.notes(id)) {
            ObjectNode node = Json.object().put("atMs", note.atMs()).put("change", "commented");
            steps.add(new Step(note.atMs(), node.put("by", note.who()).put("note", note.note())));
        }
        for (Alert alert : members) {
            for (Transition step : alerts.transitions(alert.id())) {
                ObjectNode node = Json.object().put("atMs", step.atMs());
                node.put("change", step.change().word());
                Json.put(node, "by", step.who());
                Json.put(node, "note", step.note());
                steps.add(new Step(step.atMs(), node.put("alert", alert.id())));
            }
        }
        steps.sort(Comparator.comparingLong(Step::atMs));
        return Json.array(steps, Step::node);
    }

    private Future<Answer> all(Request request, String action, AlertState... states) {
        Viewer viewer = request.viewer();
        String who = request.caller().username();
        String id = request.path("id");
        JsonObject body = request.body().copy().put("action", action);
        List<AlertState> wanted = List.of(states);
        return workers.run(() -> {
            visible(viewer, id);
            List<String> ids = incidents.alerts(id).stream()
                    .filter(viewer::sees)
                    .filter(alert -> wanted.contains(alert.state()))
                    .map(Alert::id)
                    .toList();
            return Answer.ok(handling.results(viewer, who, ids, body));
        });
    }

    private Future<Answer> comment(Request request) {
        Viewer viewer = request.viewer();
        String who = request.caller().username();
        String id = request.path("id");
        String note = request.body().getString("note");
        return workers.run(() -> {
            visible(viewer, id);
            incidents.note(id, who, note);
            return Answer.ok(detail(viewer, id));
        });
    }

    private Incident visible(Viewer viewer, String id) {
        return incidents
                .incident(id, viewer.categories())
                .filter(incident -> viewer.sees(incident.area(), incident.compound()))
                .orElseThrow(() -> Problem.notFound("incident", id));
    }

    private ObjectNode write(Incident incident) {
        ObjectNode node = Json.object();
        node.put("id", incident.id());
        node.put("area", incident.area());
        node.put("compound", incident.compound());
        node.put("compoundName", names.compoundName(incident.compound()));
        node.put("state", incident.open() ? "open" : "closed");
        node.put("severity", incident.severity().level());
        Json.text(node, "title", incident.title());
        node.put("openedMs", incident.openedMs());
        node.put("lastMs", incident.lastMs());
        Json.put(node, "closedMs", incident.closedMs());
        node.put("alertCount", incident.alerts());
        node.put("unacknowledged", incident.unacknowledged());
        node.put("devices", incident.devices());
        ArrayNode kinds = node.putArray("kinds");
        incident.kinds().forEach(kinds::add);
        Json.put(node, "assignedTo", incident.assignedTo());
        return node;
    }
}
