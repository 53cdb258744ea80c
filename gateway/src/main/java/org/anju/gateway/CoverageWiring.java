package org.anju.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.anju.gateway.api.EstateParts;
import org.anju.gateway.commissioning.EvidenceBook;
import org.anju.gateway.coverage.BelowTarget;
import org.anju.gateway.coverage.Coverage;
import org.anju.gateway.coverage.CoverageConsumer;
import org.anju.gateway.coverage.Policies;
import org.anju.gateway.coverage.PolicyDesk;
import org.anju.gateway.coverage.Reports;
import org.anju.gateway.coverage.Trend;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.metrics.CoverageMeters;
import org.anju.gateway.model.Kind;
import org.anju.gateway.sql.SqlCommissionings;
import org.anju.gateway.sql.SqlCoverage;
import org.anju.gateway.sql.SqlProofs;
import org.anju.gateway.sql.SqlReports;
import org.anju.gateway.sql.SqlStore;

/** The parts that measure coverage, and what the API shows of them and of the register. */
record CoverageWiring(CoverageConsumer consumer, EstateParts parts) {
    static CoverageWiring make(
            EstateRegistry estate,
            Map<String, Kind> kinds,
            SqlStore sql,
            Journal journal,
            BelowTarget belowTarget,
            MeterRegistry registry,
            Clock clock,
            Closings closings) {
        SqlCoverage store = new SqlCoverage(sql);
        Coverage coverage = new Coverage(estate, Policies.inForce(store, kinds));
        CoverageConsumer consumer = closings.add(
                "coverage",
                new CoverageConsumer(
                        journal, coverage, store, new SqlProofs(sql), belowTarget, new CoverageMeters(registry)));
        return new CoverageWiring(
                consumer,
                new EstateParts(
                        estate,
                        coverage,
                        new PolicyDesk(coverage, store, kinds, clock),
                        new Trend(store, coverage),
                        new Reports(
                                estate,
                                coverage,
                                new SqlReports(sql),
                                new EvidenceBook(new SqlCommissionings(sql))::of,
                                clock)));
    }
}
