package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.anju.gateway.alert.MaintenanceBook;
import org.anju.gateway.alert.MaintenanceBook.Muted;
import org.anju.gateway.alert.MaintenanceBook.Window;
import org.anju.gateway.alert.Names;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.live.Viewer;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Scope;
import org.anju.gateway.model.Suppression;
import org.jspecify.annotations.Nullable;

/** Maintenance windows, and everything people were not told. */
final class MaintenanceResource {
    private static final int PAGE = 200;
    private static final int MUTED_SHOWN = 200;

    private final MaintenanceBook book;
    private final EstateView estate;
    private final Names names;
    private final Workers workers;
    private final Clock clock;

    MaintenanceResource(MaintenanceBook book, EstateView estate, Names names, Workers workers, Clock clock) {
        this.book = book;
        this.estate = estate;
        this.names = names;
        this.workers = workers;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "listMaintenanceWindows", this::list,
                "createMaintenanceWindow", this::create,
                "getMaintenanceWindow", this::get,
                "endMaintenanceWindow", this::end,
                "listSuppressed", this::suppressed);
    }

    private Future<Answer> list(Request request) {
        Viewer viewer = request.viewer();
        @Nullable String state = request.text("state");
        @Nullable String compound = request.text("compound");
        return workers.run(() -> {
            List<Window> windows = book.windows(compound).stream()
                    .filter(window -> sees(viewer, window))
                    .filter(window -> state == null || state.equals(window.state(clock.millis())))
                    .toList();
            ObjectNode node = Json.object();
            node.set("items", Json.array(windows, this::write));
            return Answer.ok(node);
        });
    }

    private Future<Answer> create(Request request) {
        Viewer viewer = request.viewer();
        String who = request.caller().username();
        JsonObject body = request.body();
        String device = body.getString("device", "");
        String rule = body.getString("rule", "");
        String compound = body.getString("compound", "");
        return workers.run(() -> {
            String where = place(viewer, compound, device);
            try {
                Window window = book.open(
                        where,
                        device,
                        rule,
                        body.getLong("fromMs", clock.millis()),
                        body.getLong("toMs"),
                        who,
                        body.getString("reason"));
                return Answer.ok(write(window));
            } catch (IllegalArgumentException wrong) {
                throw Problem.invalid(wrong.getMessage() + ".");
            }
        });
    }

    /** The compound a window is about, which the caller must see; only somebody who sees the city may leave it open. */
    private String place(Viewer viewer, String compound, String device) {
        Device registered = device.isEmpty() ? null : estate.current().device(device);
        if (!device.isEmpty() && (registered == null || !viewer.sees(registered.area(), registered.compound()))) {
            throw Problem.invalid("device: there is no device '" + device + "' in what you may see.");
        }
        String where = compound.isEmpty() && registered != null ? registered.compound() : compound;
        if (registered != null && !where.equals(registered.compound())) {
            throw Problem.invalid(
                    "compound: device '" + device + "' stands in compound " + registered.compound() + ".");
        }
        if (where.isEmpty()) {
            if (!viewer.scope().everything()) {
                throw Problem.invalid("compound: name one of your compounds; only the whole city may be left open.");
            }
            return where;
        }
        Compound known = estate.current().compound(where);
        if (known == null || !viewer.sees(known.area(), known.id())) {
            throw Problem.invalid("compound: there is no compound '" + where + "' in what you may see.");
        }
        return where;
    }

    private Future<Answer> get(Request request) {
        Viewer viewer = request.viewer();
        String id = request.path("id");
        return workers.run(() -> Answer.ok(detail(viewer, visible(viewer, id))));
    }

    private ObjectNode detail(Viewer viewer, Window window) {
        ObjectNode node = write(window);
        List<Muted> muted = book.muted(new MaintenanceBook.MutedQuery(
                        viewer.scope(),
                        Suppression.Why.MAINTENANCE,
                        window.id(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        MUTED_SHOWN))
                .items();
        node.set("suppressed", Json.array(visible(viewer, muted), this::write));
        return node;
    }

    private Future<Answer> end(Request request) {
        Viewer viewer = request.viewer();
        String who = request.caller().username();
        String id = request.path("id");
        return workers.run(() -> {
            visible(viewer, id);
            return Answer.ok(write(book.end(id, who)));
        });
    }

    private Future<Answer> suppressed(Request request) {
        Viewer viewer = request.viewer();
        @Nullable String why = request.text("why");
        MaintenanceBook.MutedQuery query = new MaintenanceBook.MutedQuery(
                viewer.scope(),
                why == null ? null : Suppression.Why.of(why),
                request.text("reference"),
                request.text("compound"),
                request.text("rule"),
                request.number("from"),
                request.number("to"),
                request.text("cursor"),
                (int) request.number("limit", PAGE));
        return workers.run(() -> {
            MaintenanceBook.MutedPage page = find(query);
            ObjectNode node = Json.object();
            node.set("items", Json.array(visible(viewer, page.items()), this::write));
            Json.put(node, "next", page.next());
            return Answer.ok(node);
        });
    }

    private MaintenanceBook.MutedPage find(MaintenanceBook.MutedQuery query) {
        try {
            return book.muted(query);
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("cursor: " + malformed.getMessage() + ".");
        }
    }

    private static List<Muted> visible(Viewer viewer, List<Muted> muted) {
        return muted.stream()
                .filter(each -> viewer.categories().contains(each.category()))
                .toList();
    }

    private Window visible(Viewer viewer, String id) {
        return book.window(id)
                .filter(window -> sees(viewer, window))
                .orElseThrow(() -> Problem.notFound("maintenance window", id));
    }

    private boolean sees(Viewer viewer, Window window) {
        Scope scope = viewer.scope();
        if (scope.everything()) {
            return true;
        }
        Compound compound = estate.current().compound(window.compound());
        return compound != null && viewer.sees(compound.area(), compound.id());
    }

    private ObjectNode write(Window window) {
        ObjectNode node = Json.object().put("id", window.id());
        Json.put(node, "compound", window.compound());
        Json.put(node, "device", window.device());
        Json.put(node, "rule", window.rule());
        node.put("fromMs", window.fromMs());
        node.put("toMs", window.toMs());
        Json.put(node, "endedMs", window.endedMs());
        node.put("owner", window.owner());
        node.put("reason", window.reason());
        node.put("createdMs", window.createdMs());
        node.put("state", window.state(clock.millis()));
        node.put("muted", window.muted());
        return node;
    }

    private ObjectNode write(Muted muted) {
        ObjectNode node = Json.object().put("id", muted.id());
        node.put("why", muted.why().word());
        node.put("reference", muted.reference());
        node.put("rule", muted.rule());
        Json.text(node, "title", muted.title());
        node.put("severity", muted.severity().level());
        node.put("category", muted.category().word());
        node.put("subject", muted.subject());
        node.put("area", muted.area());
        node.put("compound", muted.compound());
        node.put("compoundName", names.compoundName(muted.compound()));
        Json.put(node, "device", muted.device());
        Json.put(node, "alert", muted.alert());
        node.put("atMs", muted.atMs());
        node.put("lastMs", muted.lastMs());
        node.put("count", muted.count());
        return node;
    }
}
