package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.anju.gateway.coverage.CompoundCoverage;
import org.anju.gateway.coverage.Policy;
import org.anju.gateway.coverage.Rollup;
import org.anju.gateway.coverage.Trend;

/** Coverage as JSON. */
final class CoverageJson {
    private static final int FIRST_GAPS = 3;

    private CoverageJson() {}

    static ObjectNode policy(Policy policy) {
        ObjectNode node = Json.object();
        node.put("id", policy.id());
        node.put("version", policy.version());
        node.put("hash", policy.hash());
        Json.text(node, "title", policy.title());
        return node;
    }

    static void rollup(ObjectNode node, Rollup sum) {
        node.put("compounds", sum.compounds());
        node.put("households", sum.households());
        node.put("devices", sum.devices());
        node.put("onlineNow", sum.onlineNow());
        node.put("workingNow", sum.workingNow());
        node.put("passing", sum.passing());
        node.put("score", sum.score());
        node.set("figures", Json.array(sum.figures(), CoverageJson::figure));
    }

    static ObjectNode figure(CompoundCoverage.Figure figure) {
        ObjectNode node = Json.object();
        node.put("indicator", figure.indicator().word());
        Json.text(node, "label", figure.indicator().label());
        node.put("part", figure.part());
        node.put("whole", figure.whole());
        Json.finite(node, "pct", figure.pct());
        node.put("targetPct", figure.targetPct());
        node.put("required", figure.required());
        return node.put("met", figure.met());
    }

    /** A compound in a list: the first reasons only. */
    static ObjectNode brief(CompoundCoverage compound) {
        ObjectNode node = Json.object();
        node.put("id", compound.id());
        node.put("name", compound.name());
        node.put("area", compound.area());
        node.put("areaName", compound.areaName());
        node.put("batch", compound.batch());
        node.put("households", compound.households());
        Json.put(node, "manager", compound.manager());
        node.put("passes", compound.passes());
        node.put("score", compound.score());
        node.put("devices", compound.devices());
        node.put("onlineNow", compound.onlineNow());
        node.put("workingNow", compound.workingNow());
        node.set("figures", Json.array(compound.figures(), CoverageJson::figure));
        node.set("systems", Json.array(compound.systems(), CoverageJson::system));
        node.put("gapCount", compound.gaps().size());
        List<CompoundCoverage.Gap> first =
                compound.gaps().stream().limit(FIRST_GAPS).toList();
        node.set("gaps", Json.array(first, CoverageJson::gap));
        return node;
    }

    /** A compound with every reason. */
    static ObjectNode full(CompoundCoverage compound) {
        ObjectNode node = brief(compound);
        node.set("gaps", Json.array(compound.gaps(), CoverageJson::gap));
        return node;
    }

    private static ObjectNode system(CompoundCoverage.SystemFigure system) {
        ObjectNode node = Json.object();
        node.put("id", system.id());
        Json.text(node, "title", system.title());
        node.put("required", system.required());
        node.put("needed", system.needed());
        node.put("installed", system.installed());
        node.put("devices", system.devices());
        node.put("registered", system.registered());
        node.put("online", system.online());
        return node.put("working", system.working());
    }

    private static ObjectNode gap(CompoundCoverage.Gap gap) {
        ObjectNode node = Json.object();
        node.put("indicator", gap.indicator().word());
        Json.put(node, "system", gap.system());
        Json.put(node, "building", gap.building());
        if (gap.entrance() != 0) {
            node.put("entrance", gap.entrance());
        }
        Json.put(node, "device", gap.device());
        Json.text(node, "words", gap.words());
        return node;
    }

    static ObjectNode forecast(Trend.Forecast forecast) {
        ObjectNode node = Json.object();
        node.put("planned", forecast.planned());
        node.put("passing", forecast.passing());
        node.put("perDay", forecast.perDay());
        if (forecast.expected() != null) {
            node.put("expected", forecast.expected().toString());
        }
        if (forecast.onTime() != null) {
            node.put("onTime", forecast.onTime());
        }
        return node;
    }

    static ObjectNode point(Trend.Point point) {
        ObjectNode node = Json.object();
        node.put("day", point.day().toString());
        node.put("compounds", point.compounds());
        node.put("passing", point.passing());
        node.put("score", point.score());
        node.set("figures", Json.array(point.figures(), CoverageJson::figure));
        return node;
    }
}
