package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.anju.gateway.coverage.CompoundCoverage;
import org.anju.gateway.coverage.CoverageStore;
import org.anju.gateway.coverage.Policy;
import org.anju.gateway.coverage.PolicyDesk;
import org.anju.gateway.coverage.PolicyException;

/** The policy coverage is judged by: shown, tried, activated. */
final class PolicyResource {
    private final PolicyDesk desk;
    private final Workers workers;

    PolicyResource(PolicyDesk desk, Workers workers) {
        this.desk = desk;
        this.workers = workers;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "getCoveragePolicy", this::inForce,
                "listCoveragePolicies", this::versions,
                "previewCoveragePolicy", this::preview,
                "activateCoveragePolicy", this::activate);
    }

    private Future<Answer> inForce(Request request) {
        return workers.run(() -> Answer.ok(write(desk.inForce())));
    }

    private static ObjectNode write(Policy policy) {
        ObjectNode node = CoverageJson.policy(policy);
        node.put("source", policy.source());
        node.put("text", policy.text());
        ObjectNode points = node.putObject("points");
        policy.points().forEach((word, label) -> Json.text(points, word, label));
        ArrayNode levels = node.putArray("levels");
        policy.levels().forEach((indicator, level) -> {
            ObjectNode row = levels.addObject();
            row.put("indicator", indicator.word());
            Json.text(row, "label", indicator.label());
            row.put("atLeastPct", level.atLeastPct());
            row.put("weight", level.weight());
            row.put("required", level.required());
            row.put("source", level.source());
        });
        node.set("systems", Json.array(policy.systems(), system -> {
            ObjectNode row = Json.object().put("id", system.id());
            Json.text(row, "title", system.title());
            row.put("kind", system.kind());
            row.put("per", system.per());
            row.put("every", system.every());
            row.put("count", system.count());
            row.put("required", system.required());
            return row.put("source", system.source());
        }));
        return node;
    }

    private Future<Answer> versions(Request request) {
        return workers.run(() -> Answer.ok(Json.array(desk.history(), PolicyResource::activated)));
    }

    private static ObjectNode activated(CoverageStore.Activated activated) {
        ObjectNode node = Json.object();
        node.put("id", activated.policy());
        node.put("version", activated.version());
        node.put("hash", activated.hash());
        node.put("activatedMs", activated.atMs());
        node.put("activatedBy", activated.who());
        return node.put("text", activated.text());
    }

    private Future<Answer> preview(Request request) {
        String text = request.body().getString("text", "");
        return workers.run(() -> {
            try {
                return Answer.ok(write(desk.preview(text)));
            } catch (PolicyException e) {
                return Answer.ok(problems(e.problems()));
            }
        });
    }

    private static ObjectNode write(PolicyDesk.Preview preview) {
        ObjectNode node = problems(List.of());
        node.set("policy", CoverageJson.policy(preview.policy()));
        CoverageJson.rollup(node.putObject("before"), preview.before());
        CoverageJson.rollup(node.putObject("after"), preview.after());
        node.set("changes", Json.array(preview.changes(), change -> {
            CompoundCoverage after = change.after();
            ObjectNode row = Json.object();
            row.put("id", after.id());
            row.put("name", after.name());
            row.put("flips", change.flips());
            row.put("passesBefore", change.before().passes());
            row.put("passesAfter", after.passes());
            row.put("scoreBefore", change.before().score());
            row.put("scoreAfter", after.score());
            row.set("gaps", CoverageJson.brief(after).path("gaps"));
            return row;
        }));
        return node;
    }

    private static ObjectNode problems(List<String> problems) {
        ObjectNode node = Json.object();
        node.put("valid", problems.isEmpty());
        ArrayNode list = node.putArray("problems");
        problems.forEach(list::add);
        return node;
    }

    private Future<Answer> activate(Request request) {
        String text = request.body().getString("text", "");
        String who = request.caller().username();
        return workers.run(() -> {
            try {
                return Answer.ok(write(desk.activate(text, who)));
            } catch (PolicyException e) {
                throw Problem.of(422, "invalid_policy", String.join("\n", e.problems()));
            }
        });
    }
}
