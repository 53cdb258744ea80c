package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.Map;
import org.anju.gateway.commissioning.Commissioning;
import org.anju.gateway.commissioning.CommissioningDesk;
import org.anju.gateway.commissioning.CommissioningStore;
import org.anju.gateway.commissioning.Reading;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.estate.Register;
import org.anju.gateway.live.Viewer;
import org.anju.gateway.model.CommissioningPlan;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;

/** Commissionings: begun before a device, watched, signed or aborted. */
final class CommissioningResource {
    private static final int PAGE = 200;

    private final CommissioningDesk desk;
    private final EstateView estate;
    private final Workers workers;

    CommissioningResource(CommissioningDesk desk, EstateView estate, Workers workers) {
        this.desk = desk;
        this.estate = estate;
        this.workers = workers;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "listCommissionings", this::list,
                "beginCommissioning", this::begin,
                "getCommissioning", this::get,
                "signCommissioning", this::sign,
                "abortCommissioning", this::abort);
    }

    private Future<Answer> list(Request request) {
        CommissioningStore.Query query = new CommissioningStore.Query(
                request.viewer().scope(), request.text("compound"), request.text("device"), request.text("state"), (int)
                        request.number("limit", PAGE));
        return workers.run(() -> {
            ObjectNode node = Json.object();
            node.set("items", Json.array(desk.find(query), this::write));
            return Answer.ok(node);
        });
    }

    private Future<Answer> begin(Request request) {
        String device = request.body().getString("device");
        Viewer viewer = request.viewer();
        Estate now = estate.current();
        Register.Entry entry = now.register().entry(device);
        Compound compound = entry == null ? null : now.compound(entry.compound());
        if (compound == null || !viewer.sees(compound.area(), compound.id())) {
            throw Problem.notFound("device", device);
        }
        String who = request.caller().username();
        return workers.run(() -> Answer.ok(write(desk.begin(device, who))));
    }

    private Future<Answer> get(Request request) {
        String id = request.path("id");
        Viewer viewer = request.viewer();
        return workers.run(() -> Answer.ok(write(visible(viewer, id))));
    }

    private Future<Answer> sign(Request request) {
        String id = request.path("id");
        Viewer viewer = request.viewer();
        String who = request.caller().username();
        String note = request.body().getString("note", "");
        String waiver = request.body().getString("waiver", "");
        return workers.run(() -> {
            visible(viewer, id);
            return Answer.ok(write(desk.sign(id, who, note, waiver)));
        });
    }

    private Future<Answer> abort(Request request) {
        String id = request.path("id");
        Viewer viewer = request.viewer();
        String who = request.caller().username();
        String note = request.body().getString("note", "");
        return workers.run(() -> {
            visible(viewer, id);
            return Answer.ok(write(desk.abort(id, who, note)));
        });
    }

    private Commissioning visible(Viewer viewer, String id) {
        return desk.get(id)
                .filter(one -> viewer.sees(one.area(), one.compound()))
                .orElseThrow(() -> Problem.notFound("commissioning", id));
    }

    private ObjectNode write(Commissioning one) {
        Estate now = estate.current();
        ObjectNode node = Json.object().put("id", one.id());
        node.put("device", one.device());
        Register.Entry entry = now.register().entry(one.device());
        node.put("deviceName", entry == null ? one.device() : entry.name());
        node.put("kind", one.kind());
        node.put("compound", one.compound());
        Compound compound = now.compound(one.compound());
        node.put("compoundName", compound == null ? one.compound() : compound.name());
        node.put("installer", one.installer());
        node.put("state", one.outcome() == null ? "open" : one.outcome().word());
        node.put("begunMs", one.begunMs());
        node.put("expiresMs", one.expiresMs());
        Json.put(node, "onlineMs", one.onlineMs());
        Json.put(node, "reportedMs", one.reportedMs());
        Kind kind = now.kinds().get(one.kind());
        node.set("readings", Json.array(one.readings(), reading -> write(kind, reading)));
        if (!one.rules().isEmpty()) {
            test(node.putObject("test"), one, kind);
        }
        ArrayNode missing = node.putArray("missing");
        one.missing().forEach(step -> missing.add(step.word()));
        Json.put(node, "endedMs", one.endedMs());
        Json.put(node, "endedBy", one.endedBy());
        Json.put(node, "note", one.note());
        Json.put(node, "waiver", one.waiver());
        return node;
    }

    private static void test(ObjectNode node, Commissioning one, @Nullable Kind kind) {
        CommissioningPlan.Test plan = kind == null ? null : kind.commissioning().test();
        if (plan != null) {
            Json.text(node, "label", plan.action());
        }
        ArrayNode rules = node.putArray("rules");
        one.rules().forEach(rules::add);
        Json.put(node, "alert", one.alert());
        Json.put(node, "rule", one.rule());
        Json.put(node, "raisedMs", one.raisedMs());
        Json.put(node, "seenMs", one.seenMs());
    }

    private static ObjectNode write(@Nullable Kind kind, Reading reading) {
        ObjectNode node = Json.object().put("field", reading.field());
        Field field = kind == null ? null : kind.field(reading.field());
        if (field != null) {
            Json.text(node, "label", field.label());
            Json.put(node, "unit", field.unit());
        }
        node.put("value", reading.value().toString());
        Json.finite(node, "lowest", reading.lowest());
        Json.finite(node, "highest", reading.highest());
        return node.put("plausible", reading.plausible());
    }
}
