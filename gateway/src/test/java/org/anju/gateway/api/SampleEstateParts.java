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
import org.anju.gateway.coverage.Trend;
import org.anju.gateway.estate.CredentialSeal;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.sql.SqlCoverage;
import org.anju.gateway.sql.SqlEstate;
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
    static final Map<String, List<String>> IDS =
            Map.of("coverage", List.of(Samples.OWN_COMPOUND, Samples.FOREIGN_COMPOUND));

    /** See {@link Samples}. */
    static final Map<String, String> BODIES =
            Map.of("previewCoveragePolicy", POLICY_BODY, "activateCoveragePolicy", POLICY_BODY);

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
        EstateRegistry registry = new EstateRegistry(
                new SqlEstate(sql), new CredentialSeal(new byte[32]), estate.kinds(), estate.timeZone(), clock);
        return new EstateParts(
                registry, coverage, new PolicyDesk(coverage, store, estate.kinds(), clock), new Trend(store, coverage));
    }
}
