package org.anju.gateway.api;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.anju.gateway.coverage.Coverage;
import org.anju.gateway.coverage.CoverageStore;
import org.anju.gateway.coverage.Policy;
import org.anju.gateway.coverage.PolicyDesk;
import org.anju.gateway.coverage.PolicyException;
import org.anju.gateway.coverage.PolicyReader;
import org.anju.gateway.coverage.ReportFacts;
import org.anju.gateway.coverage.ReportStore;
import org.anju.gateway.coverage.Reports;
import org.anju.gateway.coverage.Trend;
import org.anju.gateway.estate.Credential;
import org.anju.gateway.estate.CredentialSeal;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.estate.EstateStore;
import org.anju.gateway.estate.SealedCredential;
import org.anju.gateway.estate.Sheet;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.sql.SqlCoverage;
import org.anju.gateway.sql.SqlEstate;
import org.anju.gateway.sql.SqlReports;
import org.anju.gateway.sql.SqlStore;

/** Register and coverage of the sample estate, on real SQLite. */
final class SampleEstateParts {
    /** A policy of the one kind the sample estate has. */
    private static final String POLICY = """
            policy: sample
            version: "1"
            title: { zh: 样例, en: Sample }
            source: test
            systems:
              - { id: video, title: { zh: 视频, en: Video }, kind: camera, per: compound, count: 2, source: test }
            levels:
              installed: { at_least_pct: 100, weight: 1, source: test }
            plan: { source: test, batches: [{ batch: 2021, areas: 1, compounds: 1, households: 69, due: "2021-12-31" }] }
            """;

    private static final String POLICY_BODY =
            new JsonObject().put("text", POLICY).encode();

    /** See {@link Samples}. */
    static final Map<String, List<String>> IDS = Map.of(
            "coverage", List.of(Samples.OWN_COMPOUND, Samples.FOREIGN_COMPOUND),
            "register", List.of("A1-C1-camera-1", "A1-C2-camera-1"),
            "acceptance-reports", List.of("ac-own", "ac-foreign"));

    /** See {@link Samples}. */
    static final Map<String, String> BODIES = Map.of(
            "previewCoveragePolicy", POLICY_BODY,
            "activateCoveragePolicy", POLICY_BODY,
            "createAcceptanceReport", "{\"compound\":\"A1-C1\"}",
            "changeRegister", "{\"devices\":[\"A1-C1-camera-1\"],\"status\":\"in_service\"}",
            "issueCredentials", "{\"form\":\"sheet\",\"devices\":[\"A1-C1-camera-1\"]}",
            "putDevicePhoto", "RIFF0000WEBP a picture");

    private SampleEstateParts() {}

    static EstateParts of(SqlStore sql, Estate estate, ManualClock clock) {
        Policy policy;
        try {
            policy = PolicyReader.read(POLICY, estate.kinds());
        } catch (PolicyException e) {
            throw new AssertionError(e);
        }
        SqlCoverage store = new SqlCoverage(sql);
        store.saveDays(List.of(
                new CoverageStore.Day("A1-C1", 0, 1, "sample 1", true, 90, "{\"installed\":[2,2]}"),
                new CoverageStore.Day("A1-C2", 0, 1, "sample 1", false, 45, "{\"installed\":[1,2]}")));
        Coverage coverage = new Coverage(() -> estate, policy);
        CredentialSeal seal = new CredentialSeal(new byte[32]);
        register(new SqlEstate(sql), seal, estate);
        EstateRegistry registry =
                new EstateRegistry(new SqlEstate(sql), seal, estate.kinds(), estate.timeZone(), clock);
        EstateStore.Photo photo = new EstateStore.Photo("image/png", new byte[] {1}, 1, "x");
        registry.savePhoto("A1-C1-camera-1", photo);
        registry.savePhoto("A1-C2-camera-1", photo);
        SqlReports reports = new SqlReports(sql);
        keep(reports, "ac-own", coverage, Samples.OWN_COMPOUND);
        keep(reports, "ac-foreign", coverage, Samples.FOREIGN_COMPOUND);
        return new EstateParts(
                registry,
                coverage,
                new PolicyDesk(coverage, store, estate.kinds(), clock),
                new Trend(store, coverage),
                new Reports(() -> estate, coverage, reports, compounds -> List.of(), clock));
    }

    private static void register(SqlEstate store, CredentialSeal seal, Estate estate) {
        SealedCredential sealed = seal.seal(new Credential(Credential.Type.PASSWORD, "correct horse"));
        store.save(new EstateStore.Content(
                Map.of("city", estate.city(), "division", estate.division()),
                List.copyOf(estate.areas().values()),
                List.copyOf(estate.compounds().values()),
                Map.of(),
                estate.devices().values().stream()
                        .map(device -> new EstateStore.DeviceRow(
                                device.id().value(),
                                "camera",
                                device.compound(),
                                "B1",
                                device.name(),
                                sealed,
                                Sheet.BARE,
                                0))
                        .toList(),
                List.of()));
    }

    private static void keep(SqlReports reports, String id, Coverage coverage, String compound) {
        Coverage.Snapshot snapshot = coverage.snapshot(one -> one.id().equals(compound));
        ReportFacts facts = new ReportFacts(
                "compound",
                compound,
                compound,
                "偃师",
                "410381",
                "Asia/Shanghai",
                0,
                POLICY,
                snapshot.compounds(),
                List.of());
        reports.add(new ReportStore.Row(id, "compound:" + compound, 0, 1, "x", false, 1, "h"), facts.toBytes());
    }
}
