package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.EstateImport;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.estate.ImportReport;
import org.anju.gateway.live.LiveJson;
import org.anju.gateway.live.LiveView;
import org.anju.gateway.live.Viewer;
import org.anju.gateway.model.Area;
import org.anju.gateway.model.Compound;

/** Profiles, overview, areas, compounds and the import of the register. */
final class EstateResource {
    private final EstateView estate;
    private final EstateImport estateImport;
    private final LiveView live;
    private final Workers workers;
    private final Clock clock;
    private final String historyName;
    private final String sqlName;

    EstateResource(
            EstateView estate,
            EstateImport estateImport,
            LiveView live,
            Workers workers,
            Clock clock,
            String historyName,
            String sqlName) {
        this.estate = estate;
        this.estateImport = estateImport;
        this.live = live;
        this.workers = workers;
        this.clock = clock;
        this.historyName = historyName;
        this.sqlName = sqlName;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "listProfiles", this::profiles,
                "getOverview", this::overview,
                "listAreas", this::areas,
                "listCompounds", this::compounds,
                "getCompound", this::compound,
                "importEstate", this::importRegister);
    }

    private Future<Answer> profiles(Request request) {
        return Future.succeededFuture(
                Answer.ok(Json.array(estate.current().kinds().values(), ProfileJson::write)));
    }

    private Future<Answer> overview(Request request) {
        Estate now = estate.current();
        Viewer viewer = request.viewer();
        List<Compound> seen = seen(now, viewer);
        ObjectNode node = Json.object();
        node.put("city", now.city());
        node.put("division", now.division());
        node.put("areas", seen.stream().map(Compound::area).distinct().count());
        sizes(node, now, seen);
        LiveJson.tally(node, live.sum(compound -> viewer.sees(compound.area(), compound.id())));
        node.put("messagesPerSecond", live.messagesPerSecond());
        node.put("history", historyName);
        node.put("sql", sqlName);
        node.put("serverTime", clock.millis());
        return Future.succeededFuture(Answer.ok(node));
    }

    private Future<Answer> areas(Request request) {
        Estate now = estate.current();
        List<Compound> seen = seen(now, request.viewer());
        List<Area> areas = now.areas().values().stream()
                .filter(area -> request.viewer().scope().allows(area.id(), "")
                        || seen.stream().anyMatch(compound -> compound.area().equals(area.id())))
                .toList();
        return Future.succeededFuture(Answer.ok(Json.array(areas, area -> area(now, seen, area, request.viewer()))));
    }

    private ObjectNode area(Estate now, List<Compound> seen, Area area, Viewer viewer) {
        ObjectNode node = Json.object().put("id", area.id()).put("name", area.name());
        Json.put(node, "subdistrict", area.subdistrict());
        List<Compound> mine = seen.stream()
                .filter(compound -> compound.area().equals(area.id()))
                .toList();
        sizes(node, now, mine);
        return LiveJson.tally(
                node,
                live.sum(compound -> compound.area().equals(area.id()) && viewer.sees(compound.area(), compound.id())));
    }

    private static void sizes(ObjectNode node, Estate now, List<Compound> compounds) {
        node.put("compounds", compounds.size());
        node.put("households", compounds.stream().mapToInt(Compound::households).sum());
        node.put(
                "devices",
                compounds.stream()
                        .mapToInt(compound -> now.devicesOf(compound.id()).size())
                        .sum());
    }

    private Future<Answer> compounds(Request request) {
        Estate now = estate.current();
        String area = request.text("area");
        Long batch = request.number("batch");
        List<Compound> found = seen(now, request.viewer()).stream()
                .filter(compound -> area == null || area.equals(compound.area()))
                .filter(compound -> batch == null || batch == compound.batch())
                .toList();
        return Future.succeededFuture(Answer.ok(Json.array(found, compound -> write(now, compound))));
    }

    private Future<Answer> compound(Request request) {
        Estate now = estate.current();
        String id = request.path("id");
        Compound compound = now.compound(id);
        if (compound == null || !request.viewer().sees(compound.area(), compound.id())) {
            return Future.failedFuture(Problem.notFound("compound", id));
        }
        ObjectNode node = write(now, compound);
        Area area = now.areas().get(compound.area());
        node.put("areaName", area == null ? compound.area() : area.name());
        node.set("buildings", Json.array(compound.buildings(), building -> Json.object()
                .put("id", building.id())
                .put("entrances", building.entrances())
                .put("floors", building.floors())));
        return Future.succeededFuture(Answer.ok(node));
    }

    private ObjectNode write(Estate now, Compound compound) {
        ObjectNode node = Json.object();
        node.put("id", compound.id());
        node.put("area", compound.area());
        node.put("name", compound.name());
        node.put("batch", compound.batch());
        node.put("households", compound.households());
        Json.finite(node, "latitude", compound.latitude());
        Json.finite(node, "longitude", compound.longitude());
        Json.put(node, "manager", compound.manager());
        Json.put(node, "phone", compound.phone());
        node.put("simulated", compound.simulated());
        node.put("devices", now.devicesOf(compound.id()).size());
        return LiveJson.tally(node, live.compound(compound.id()));
    }

    private static List<Compound> seen(Estate now, Viewer viewer) {
        return now.compounds().values().stream()
                .filter(compound -> viewer.sees(compound.area(), compound.id()))
                .toList();
    }

    private Future<Answer> importRegister(Request request) {
        String header = Objects.requireNonNullElse(request.http().getHeader("Content-Type"), "");
        String type = header.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        if (!type.equals("application/json") && !type.equals("text/csv") && !type.equals(EstateRegistry.XLSX)) {
            return Future.failedFuture(Problem.of(
                    415,
                    "unsupported_type",
                    "Send the register with Content-Type application/json, text/csv or " + EstateRegistry.XLSX + "."));
        }
        byte[] body = request.bytes();
        if (body.length == 0) {
            return Future.failedFuture(
                    Problem.invalid("The body is empty: send the register as JSON, CSV or an Excel workbook."));
        }
        boolean dryRun = request.flag("dryRun");
        boolean partial = request.flag("partial");
        return workers.run(() -> estateImport.run(type, body, dryRun, partial)).map(EstateResource::report);
    }

    private static Answer report(ImportReport report) {
        ObjectNode node = Json.object();
        node.put("applied", report.applied());
        node.put("dryRun", report.dryRun());
        node.put("areas", report.areas());
        node.put("compounds", report.compounds());
        node.put("devices", report.devices());
        node.put("added", report.added());
        node.put("changed", report.changed());
        node.put("unchanged", report.unchanged());
        node.set("refused", Json.array(report.refused(), refusal -> {
            ObjectNode item = Json.object().put("where", refusal.where());
            Json.put(item, "id", refusal.id());
            return item.put("reason", refusal.reason());
        }));
        boolean refused =
                !report.dryRun() && !report.applied() && !report.refused().isEmpty();
        return new Answer(refused ? 422 : 200, node);
    }
}
