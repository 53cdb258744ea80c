package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.anju.gateway.alert.AlertBook;
import org.anju.gateway.alert.AlertCount;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.alert.AlertPage;
import org.anju.gateway.alert.AlertQuery;
import org.anju.gateway.delivery.Ledger;
import org.anju.gateway.live.Viewer;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Severity;

/** Alerts as lists, sums and one by one. */
final class AlertResource {
    private static final int PAGE = 200;

    private final AlertBook book;
    private final Ledger ledger;
    private final AlertJson json;
    private final Workers workers;
    private final Clock clock;

    AlertResource(AlertBook book, Ledger ledger, AlertJson json, Workers workers, Clock clock) {
        this.book = book;
        this.ledger = ledger;
        this.json = json;
        this.workers = workers;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "listAlerts", this::list,
                "summarizeAlerts", this::summary,
                "getAlert", this::get);
    }

    private Future<Answer> list(Request request) {
        Viewer viewer = request.viewer();
        Long severity = request.number("severity");
        String category = request.text("category");
        AlertQuery query = new AlertQuery(
                viewer.scope(),
                request.text("state"),
                severity == null ? null : Severity.of(severity.intValue()),
                category == null ? null : Category.valueOf(category.toUpperCase(Locale.ROOT)),
                request.text("compound"),
                request.text("device"),
                request.text("rule"),
                request.text("incident"),
                request.text("assignee"),
                request.flag("suppressed"),
                request.number("from"),
                request.number("to"),
                request.text("cursor"),
                (int) request.number("limit", PAGE));
        return workers.run(() -> {
            AlertPage page = find(query);
            ObjectNode node = Json.object();
            node.set(
                    "items",
                    Json.array(page.items().stream().filter(viewer::sees).toList(), json::alert));
            Json.put(node, "next", page.next());
            return Answer.ok(node);
        });
    }

    private AlertPage find(AlertQuery query) {
        try {
            return book.find(query);
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("cursor: " + malformed.getMessage() + "; begin again without a cursor.");
        }
    }

    private Future<Answer> summary(Request request) {
        Viewer viewer = request.viewer();
        return workers.run(() -> {
            Map<Severity, Map<AlertState, AlertCount>> sums = new EnumMap<>(Severity.class);
            for (AlertCount count : book.openCounts()) {
                if (viewer.sees(count.area(), count.compound())) {
                    sums.computeIfAbsent(count.severity(), severity -> new EnumMap<>(AlertState.class))
                            .merge(count.state(), count, AlertResource::add);
                }
            }
            return Answer.ok(summary(sums));
        });
    }

    private static AlertCount add(AlertCount one, AlertCount other) {
        return new AlertCount(
                "",
                "",
                one.severity(),
                one.state(),
                one.count() + other.count(),
                Math.min(one.oldestMs(), other.oldestMs()));
    }

    private ObjectNode summary(Map<Severity, Map<AlertState, AlertCount>> sums) {
        ObjectNode node = Json.object();
        var counts = node.putArray("counts");
        int unacknowledged = 0;
        Long oldestMs = null;
        for (Map<AlertState, AlertCount> states : sums.values()) {
            for (AlertCount count : states.values()) {
                counts.addObject()
                        .put("severity", count.severity().level())
                        .put("state", count.state().word())
                        .put("count", count.count())
                        .put("oldestMs", count.oldestMs());
                if (count.state() != AlertState.ACKNOWLEDGED) {
                    unacknowledged += count.count();
                    oldestMs = oldestMs == null ? count.oldestMs() : Math.min(oldestMs, count.oldestMs());
                }
            }
        }
        node.put("unacknowledged", unacknowledged);
        node.put("oldestUnacknowledgedMs", oldestMs);
        return node.put("serverTime", clock.millis());
    }

    private Future<Answer> get(Request request) {
        String id = request.path("id");
        Viewer viewer = request.viewer();
        return workers.run(() -> {
            ObjectNode node = json.alert(visible(viewer, id));
            node.set("transitions", Json.array(book.transitions(id), step -> {
                ObjectNode item = Json.object().put("atMs", step.atMs());
                item.put("change", step.change().word());
                Json.put(item, "by", step.who());
                Json.put(item, "note", step.note());
                return item;
            }));
            node.set("deliveries", Json.array(ledger.ofAlert(id), DeliveryJson::delivery));
            return Answer.ok(node);
        });
    }

    private Alert visible(Viewer viewer, String id) {
        return book.get(id).filter(viewer::sees).orElseThrow(() -> Problem.notFound("alert", id));
    }
}
