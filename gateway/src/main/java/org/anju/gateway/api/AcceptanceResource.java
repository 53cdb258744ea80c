package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.gateway.coverage.PolicyException;
import org.anju.gateway.coverage.Report;
import org.anju.gateway.coverage.ReportDocument;
import org.anju.gateway.coverage.ReportStore;
import org.anju.gateway.coverage.ReportTable;
import org.anju.gateway.coverage.Reports;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.live.Viewer;
import org.anju.gateway.model.Compound;

/** Acceptance reports (验收报告): made, listed, computed again, printed, exported. */
final class AcceptanceResource {
    private static final String OF_COMPOUND = "compound:";

    private final EstateView estate;
    private final Reports reports;
    private final Workers workers;

    AcceptanceResource(EstateView estate, Reports reports, Workers workers) {
        this.estate = estate;
        this.reports = reports;
        this.workers = workers;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "listAcceptanceReports", this::list,
                "createAcceptanceReport", this::create,
                "getAcceptanceReport", this::report,
                "getAcceptanceDocument", this::document,
                "exportAcceptanceReport", this::export);
    }

    private Future<Answer> list(Request request) {
        Viewer viewer = request.viewer();
        return workers.run(() -> {
            List<ReportStore.Row> seen =
                    reports.list().stream().filter(row -> sees(viewer, row)).toList();
            return Answer.ok(Json.array(seen, AcceptanceResource::write));
        });
    }

    /** A batch is seen by those who see the whole city, a compound by those who see it. */
    private boolean sees(Viewer viewer, ReportStore.Row row) {
        if (!row.scope().startsWith(OF_COMPOUND)) {
            return viewer.scope().everything();
        }
        Compound compound = estate.current().compound(row.scope().substring(OF_COMPOUND.length()));
        return compound == null ? viewer.scope().everything() : viewer.sees(compound.area(), compound.id());
    }

    private static ObjectNode write(ReportStore.Row row) {
        ObjectNode node = Json.object();
        node.put("id", row.id());
        node.put("scope", row.scope());
        node.put("asOfMs", row.asOfMs());
        node.put("madeMs", row.madeMs());
        node.put("madeBy", row.madeBy());
        node.put("passes", row.passes());
        node.put("compounds", row.compounds());
        return node.put("hash", row.hash());
    }

    private Future<Answer> create(Request request) {
        String id = request.body().getString("compound");
        Integer batch = request.body().getInteger("batch");
        if ((id == null) == (batch == null)) {
            return Future.failedFuture(Problem.invalid("Name either a compound or a batch."));
        }
        Viewer viewer = request.viewer();
        String who = request.caller().username();
        if (batch != null) {
            boolean known = estate.current().compounds().values().stream().anyMatch(one -> one.batch() == batch);
            if (!viewer.scope().everything() || !known) {
                return Future.failedFuture(Problem.notFound("batch", batch.toString()));
            }
            return workers.run(() -> new Answer(201, write(reports.ofBatch(batch, who))));
        }
        Compound compound = estate.current().compound(id);
        if (compound == null || !viewer.sees(compound.area(), compound.id())) {
            return Future.failedFuture(Problem.notFound("compound", id));
        }
        return workers.run(() -> new Answer(201, write(reports.ofCompound(compound, who))));
    }

    private Report compute(String id, Viewer viewer) {
        ReportStore.Row row = reports.row(id);
        if (row == null || !sees(viewer, row)) {
            throw Problem.notFound("acceptance report", id);
        }
        try {
            return reports.compute(id);
        } catch (PolicyException e) {
            throw Problem.of(
                    500,
                    "damaged",
                    "The policy kept with the report cannot be read: restore the database from a backup.");
        }
    }

    private Future<Answer> report(Request request) {
        String id = request.path("id");
        Viewer viewer = request.viewer();
        return workers.run(() -> {
            Report report = compute(id, viewer);
            ReportStore.Row row = Objects.requireNonNull(reports.row(id));
            ObjectNode node = write(row);
            node.put("recomputedHash", report.hash());
            node.put("intact", report.hash().equals(row.hash()));
            node.set("policy", CoverageJson.policy(report.policy()));
            CoverageJson.rollup(node.putObject("sum"), report.sum());
            node.set("results", Json.array(report.compounds(), CoverageJson::full));
            return Answer.ok(node);
        });
    }

    private Future<Answer> document(Request request) {
        String id = request.path("id");
        String lang = Objects.requireNonNullElse(request.text("lang"), "zh");
        Viewer viewer = request.viewer();
        return workers.run(() -> Answer.file(
                "text/html; charset=utf-8",
                "",
                ReportDocument.html(compute(id, viewer), lang).getBytes(StandardCharsets.UTF_8)));
    }

    private Future<Answer> export(Request request) {
        String id = request.path("id");
        String lang = Objects.requireNonNullElse(request.text("lang"), "zh");
        boolean csv = "csv".equals(request.text("format"));
        Viewer viewer = request.viewer();
        return workers.run(() -> {
            Report report = compute(id, viewer);
            return csv
                    ? Answer.file("text/csv; charset=utf-8", id + ".csv", ReportTable.csv(report, lang))
                    : Answer.file(EstateRegistry.XLSX, id + ".xlsx", ReportTable.xlsx(report, lang));
        });
    }
}
