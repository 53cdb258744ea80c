package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.intake.ClockSkews;
import org.anju.gateway.live.DeviceNow;
import org.anju.gateway.live.LiveJson;
import org.anju.gateway.live.LiveView;
import org.anju.gateway.live.Viewer;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Device;
import org.jspecify.annotations.Nullable;

/** Devices with their presence and latest values. */
final class DeviceResource {
    private static final int PAGE = 200;

    private final EstateView estate;
    private final LiveView live;
    private final ClockSkews clocks;
    private final Workers workers;

    DeviceResource(EstateView estate, LiveView live, ClockSkews clocks, Workers workers) {
        this.estate = estate;
        this.live = live;
        this.clocks = clocks;
        this.workers = workers;
    }

    Map<String, Operation> operations() {
        return Map.of("listDevices", this::list, "getDevice", this::get);
    }

    /**
     * The device of a path.
     *
     * @throws Problem 404 when it does not exist or is out of the viewer's scope
     */
    static Device visible(Estate estate, Viewer viewer, String id) {
        Device device = estate.device(id);
        if (device == null || !viewer.sees(device.area(), device.compound())) {
            throw Problem.notFound("device", id);
        }
        return device;
    }

    private Future<Answer> get(Request request) {
        Estate now = estate.current();
        Device device = visible(now, request.viewer(), request.path("id"));
        return Future.succeededFuture(Answer.ok(write(now, live.device(device))));
    }

    private Future<Answer> list(Request request) {
        Estate now = estate.current();
        Viewer viewer = request.viewer();
        String compound = request.text("compound");
        int limit = (int) request.number("limit", PAGE);
        Wanted wanted = new Wanted(
                request.text("kind"), request.text("presence"), lower(request.text("q")), request.text("cursor"));
        return workers.run(() -> {
            Collection<Device> candidates = compound == null ? now.devices().values() : now.devicesOf(compound);
            List<Device> page = new ArrayList<>();
            for (Device device : candidates) {
                if (viewer.sees(device.area(), device.compound()) && matches(wanted, device)) {
                    page.add(device);
                }
                if (page.size() > limit) {
                    break;
                }
            }
            return Answer.ok(page(now, page, limit));
        });
    }

    private record Wanted(
            @Nullable String kind,
            @Nullable String presence,
            @Nullable String part,
            @Nullable String after) {}

    private boolean matches(Wanted wanted, Device device) {
        String id = device.id().value();
        return (wanted.after == null || id.compareTo(wanted.after) > 0)
                && (wanted.kind == null || device.kind().name().equals(wanted.kind))
                && (wanted.part == null
                        || id.toLowerCase(Locale.ROOT).contains(wanted.part)
                        || device.name().toLowerCase(Locale.ROOT).contains(wanted.part))
                && (wanted.presence == null
                        || LiveJson.word(live.presence(device).state()).equals(wanted.presence));
    }

    private ObjectNode page(Estate now, List<Device> found, int limit) {
        ObjectNode node = Json.object();
        List<Device> page = found.size() > limit ? found.subList(0, limit) : found;
        node.set("items", Json.array(page, device -> write(now, live.device(device))));
        if (found.size() > limit) {
            node.put("next", page.get(limit - 1).id().value());
        }
        return node;
    }

    private ObjectNode write(Estate now, DeviceNow device) {
        Device row = device.device();
        ObjectNode node = Json.object();
        node.put("id", row.id().value());
        node.put("kind", row.kind().name());
        node.put("area", row.area());
        node.put("compound", row.compound());
        Compound compound = now.compound(row.compound());
        node.put("compoundName", compound == null ? row.compound() : compound.name());
        Json.put(node, "building", row.building());
        node.put("name", row.name());
        node.set("presence", LiveJson.presence(device.presence()));
        Json.put(node, "clockSkewMs", clocks.aheadMs(device.device().id().value()));
        ObjectNode values = node.putObject("values");
        device.values().forEach(latest -> {
            ObjectNode value = values.putObject(latest.field().name());
            LiveJson.put(value, "value", latest.value());
            value.put("tsMs", latest.tsMs());
            value.put("receivedMs", latest.receivedMs());
            LiveJson.quality(value, latest.quality());
        });
        return node;
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
