package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.gateway.alert.Names;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.estate.Register;
import org.anju.gateway.live.Viewer;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.ConflictException;
import org.anju.gateway.model.Severity;
import org.anju.gateway.workorder.OrderTerms;
import org.anju.gateway.workorder.PartUse;
import org.anju.gateway.workorder.Site;
import org.anju.gateway.workorder.Warranty;
import org.anju.gateway.workorder.WorkOrder;
import org.anju.gateway.workorder.WorkOrderBook;
import org.jspecify.annotations.Nullable;

/** Work orders (工单) and what people do to them. */
final class WorkOrderResource {
    private static final int PAGE = 100;
    private static final int MOST_NAMES = 50;
    private static final int HAND_SEVERITY = 3;

    private final WorkOrderBook book;
    private final OrderTerms terms;
    private final WorkOrderJson json;
    private final EstateView estate;
    private final Workers workers;
    private final Clock clock;

    WorkOrderResource(WorkOrderParts parts, EstateView estate, Names names, Workers workers, Clock clock) {
        this.book = parts.book();
        this.terms = parts.terms();
        this.json = new WorkOrderJson(names, parts.terms());
        this.estate = estate;
        this.workers = workers;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "listWorkOrders", this::list,
                "openWorkOrder", this::open,
                "getWorkOrder", this::get,
                "assignWorkOrder", request -> change(request, this::assign),
                "finishWorkOrder", request -> change(request, this::done),
                "reopenWorkOrder", request -> change(request, this::reopen),
                "cancelWorkOrder", request -> change(request, this::cancel),
                "closeWorkOrder", request -> change(request, this::close),
                "noteWorkOrder", request -> change(request, this::note),
                "listSpareParts", this::spareParts);
    }

    private Future<Answer> list(Request request) {
        WorkOrderBook.Query query = new WorkOrderBook.Query(
                request.viewer().scope(),
                request.text("state"),
                request.text("area"),
                request.text("compound"),
                request.text("device"),
                request.text("alert"),
                request.text("cursor"),
                (int) request.number("limit", PAGE));
        return workers.run(() -> {
            ObjectNode node = Json.object();
            long now = clock.millis();
            WorkOrderBook.Page page = find(query);
            node.set("items", Json.array(page.items(), order -> json.write(order, now)));
            node.set("counts", WorkOrderJson.counts(book.counts(query)));
            Json.put(node, "next", page.next());
            return Answer.ok(node);
        });
    }

    private WorkOrderBook.Page find(WorkOrderBook.Query query) {
        try {
            return book.find(query);
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid(malformed.getMessage() + ".");
        }
    }

    private Future<Answer> open(Request request) {
        Viewer viewer = request.viewer();
        String who = request.caller().username();
        JsonObject body = request.body();
        Severity severity = Severity.of(body.getInteger("severity", HAND_SEVERITY));
        return workers.run(() -> {
            Site site = site(viewer, body.getString("device"));
            return Answer.ok(detail(book.open(site, text(body, "title"), severity, who, body.getString("note"))));
        });
    }

    /** Where a device stands, which the caller must see. */
    private Site site(Viewer viewer, String device) {
        Estate now = estate.current();
        Register.Entry entry = now.register().entry(device);
        Compound compound = entry == null ? null : now.compound(entry.compound());
        if (entry == null
                || compound == null
                || !viewer.sees(compound.area(), compound.id())
                || !entry.sheet().status().inTheField()) {
            throw Problem.invalid("device: there is no device '" + device + "' in the field in what you may see.");
        }
        return new Site(
                compound.area(),
                compound.id(),
                entry.id(),
                entry.kind(),
                entry.sheet().vendor(),
                entry.sheet().model(),
                compound.manager(),
                Warranty.covers(entry.sheet().warrantyUntil(), clock.millis(), terms.zone()));
    }

    private Future<Answer> get(Request request) {
        Viewer viewer = request.viewer();
        String id = request.path("id");
        return workers.run(() -> Answer.ok(detail(visible(viewer, id))));
    }

    private ObjectNode detail(WorkOrder order) {
        ObjectNode node = json.write(order, clock.millis());
        Register.Entry entry = order.site().device() == null
                ? null
                : estate.current().register().entry(order.site().device());
        if (entry != null) {
            Json.put(node, "warrantyUntil", entry.sheet().warrantyUntil());
            Json.put(node, "location", entry.sheet().location());
        }
        node.set("steps", Json.array(book.steps(order.id()), WorkOrderJson::step));
        ArrayNode alerts = node.putArray("alerts");
        book.alerts(order.id()).forEach(alerts::add);
        return WorkOrderJson.parts(node, book.parts(order.id()));
    }

    /** What a person does to an order. */
    @FunctionalInterface
    private interface Deed {
        WorkOrder apply(String id, String who, JsonObject body) throws ConflictException;
    }

    private Future<Answer> change(Request request, Deed deed) {
        Viewer viewer = request.viewer();
        String id = request.path("id");
        String who = request.caller().username();
        JsonObject body = request.body();
        return workers.run(() -> {
            visible(viewer, id);
            try {
                return Answer.ok(detail(deed.apply(id, who, body)));
            } catch (IllegalArgumentException wrong) {
                throw Problem.invalid(wrong.getMessage() + ".");
            }
        });
    }

    private WorkOrder assign(String id, String who, JsonObject body) throws ConflictException {
        String company = body.getString("company", "").strip();
        return book.assign(id, version(body), who, text(body, "assignee"), company, body.getString("note"));
    }

    private WorkOrder done(String id, String who, JsonObject body) throws ConflictException {
        List<PartUse> parts = new ArrayList<>();
        JsonArray sent = body.getJsonArray("parts", new JsonArray());
        for (int i = 0; i < sent.size(); i++) {
            JsonObject part = sent.getJsonObject(i);
            parts.add(new PartUse(part.getString("part"), part.getInteger("count")));
        }
        String doneBy = body.getString("doneBy", "").strip();
        return book.done(id, version(body), who, doneBy.isEmpty() ? who : doneBy, body.getString("note"), parts);
    }

    private WorkOrder reopen(String id, String who, JsonObject body) throws ConflictException {
        return book.reopen(id, version(body), who, text(body, "reason"));
    }

    private WorkOrder cancel(String id, String who, JsonObject body) throws ConflictException {
        return book.cancel(id, version(body), who, text(body, "reason"));
    }

    private WorkOrder close(String id, String who, JsonObject body) throws ConflictException {
        return book.close(id, version(body), who);
    }

    private WorkOrder note(String id, String who, JsonObject body) {
        return book.note(id, who, text(body, "note"));
    }

    private static @Nullable Integer version(JsonObject body) {
        return body.getInteger("version");
    }

    private static String text(JsonObject body, String key) {
        String text = Objects.requireNonNullElse(body.getString(key), "").strip();
        if (text.isEmpty()) {
            throw Problem.invalid(key + ": must not be blank.");
        }
        return text;
    }

    private WorkOrder visible(Viewer viewer, String id) {
        return book.get(id)
                .filter(order -> viewer.sees(order.site().area(), order.site().compound()))
                .orElseThrow(() -> Problem.notFound("work order", id));
    }

    private Future<Answer> spareParts(Request request) {
        @Nullable String kind = request.text("kind");
        return workers.run(() -> {
            ObjectNode node = Json.object();
            ArrayNode items = node.putArray("items");
            book.knownParts(kind, MOST_NAMES).forEach(items::add);
            return Answer.ok(node);
        });
    }
}
