package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.coverage.CompoundCoverage;
import org.anju.gateway.coverage.Coverage;
import org.anju.gateway.coverage.Policy;
import org.anju.gateway.coverage.Rollup;
import org.anju.gateway.coverage.Trend;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.live.Viewer;
import org.anju.gateway.model.Compound;
import org.jspecify.annotations.Nullable;

/** 智慧安防全植入: how compounds stand, why, and how they stood. */
final class CoverageResource {
    private static final int DAYS = 30;

    private final EstateView estate;
    private final Coverage coverage;
    private final Trend trend;
    private final Workers workers;

    CoverageResource(EstateView estate, EstateParts parts, Workers workers) {
        this.estate = estate;
        this.coverage = parts.coverage();
        this.trend = parts.trend();
        this.workers = workers;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "getCoverage", this::board,
                "getCompoundCoverage", this::compound,
                "getCoverageHistory", this::history);
    }

    private Future<Answer> board(Request request) {
        Viewer viewer = request.viewer();
        String area = request.text("area");
        Long batch = request.number("batch");
        return workers.run(() -> {
            List<CompoundCoverage> found = coverage.compounds(
                    compound -> viewer.sees(compound.area(), compound.id()) && matches(compound, area, batch));
            Policy policy = coverage.policy();
            ObjectNode node = Json.object();
            node.put("asOfMs", coverage.asOfMs());
            node.set("policy", CoverageJson.policy(policy));
            Rollup city = Rollup.of(found, policy);
            ObjectNode total = node.putObject("city").put("areas", city.areas());
            CoverageJson.rollup(total, city);
            var areas = Coverage.rollup(found, CompoundCoverage::area, policy);
            node.set("areas", Json.array(areas.entrySet(), entry -> {
                ObjectNode row = Json.object().put("id", entry.getKey());
                var known = estate.current().areas().get(entry.getKey());
                row.put("name", known == null ? entry.getKey() : known.name());
                CoverageJson.rollup(row, entry.getValue());
                return row;
            }));
            boolean whole = viewer.scope().everything() && area == null;
            var batches = Coverage.rollup(found, CompoundCoverage::batch, policy);
            node.set("batches", Json.array(batches.entrySet(), entry -> {
                ObjectNode row = Json.object().put("batch", entry.getKey());
                CoverageJson.rollup(row, entry.getValue());
                if (whole) {
                    plan(row, policy, entry.getKey(), found, entry.getValue());
                }
                return row;
            }));
            node.set("compounds", Json.array(found, CoverageJson::brief));
            return Answer.ok(node);
        });
    }

    private void plan(ObjectNode row, Policy policy, int year, List<CompoundCoverage> all, Rollup sum) {
        policy.plan().batches().stream()
                .filter(batch -> batch.batch() == year)
                .findFirst()
                .ifPresent(batch -> {
                    ObjectNode node = row.putObject("plan");
                    node.put("areas", batch.areas());
                    node.put("compounds", batch.compounds());
                    node.put("households", batch.households());
                    Json.put(node, "due", batch.due());
                    Set<String> members = new HashSet<>();
                    all.stream()
                            .filter(compound -> compound.batch() == year)
                            .forEach(compound -> members.add(compound.id()));
                    row.set("forecast", CoverageJson.forecast(trend.forecast(batch, members::contains, sum.passing())));
                });
    }

    private static boolean matches(Compound compound, @Nullable String area, @Nullable Long batch) {
        return (area == null || area.equals(compound.area())) && (batch == null || batch == compound.batch());
    }

    private Future<Answer> compound(Request request) {
        String id = request.path("compound");
        Compound known = estate.current().compound(id);
        if (known == null || !request.viewer().sees(known.area(), known.id())) {
            return Future.failedFuture(Problem.notFound("compound", id));
        }
        return workers.run(() -> {
            CompoundCoverage found = coverage.compound(id);
            if (found == null) {
                throw Problem.notFound("compound", id);
            }
            ObjectNode node = CoverageJson.full(found);
            node.put("asOfMs", coverage.asOfMs());
            node.set("policy", CoverageJson.policy(coverage.policy()));
            return Answer.ok(node);
        });
    }

    private Future<Answer> history(Request request) {
        Viewer viewer = request.viewer();
        String compound = request.text("compound");
        String area = request.text("area");
        Long batch = request.number("batch");
        int days = (int) request.number("days", DAYS);
        Map<String, Compound> compounds = estate.current().compounds();
        return workers.run(() -> Answer.ok(Json.array(
                trend.points(
                        id -> {
                            Compound known = compounds.get(id);
                            return known != null
                                    && viewer.sees(known.area(), known.id())
                                    && (compound == null || compound.equals(id))
                                    && matches(known, area, batch);
                        },
                        days),
                CoverageJson::point)));
    }
}
