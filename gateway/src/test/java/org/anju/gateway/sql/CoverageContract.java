package org.anju.gateway.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.gateway.coverage.CoverageStore.Activated;
import org.anju.gateway.coverage.CoverageStore.Day;
import org.anju.gateway.coverage.CoverageStore.Standing;
import org.anju.gateway.coverage.Facts;
import org.anju.gateway.coverage.Policy;
import org.anju.gateway.coverage.PolicyReader;
import org.anju.gateway.coverage.ReportStore.Row;
import org.anju.gateway.fake.CoverageEstate;
import org.junit.jupiter.api.Test;

/** Coverage, its policies, its reports and the proofs of alert paths on an empty SQL store. */
interface CoverageContract {
    SqlStore store();

    @Test
    default void statesAndStandingsAreReplaced() {
        SqlCoverage coverage = new SqlCoverage(store());
        coverage.saveStates(Map.of("cam-1", new byte[] {0, (byte) 0xff}, "cam-2", new byte[0]));
        coverage.saveStates(Map.of("cam-1", new byte[] {7}));
        coverage.saveStates(Map.of());
        Map<String, byte[]> states = coverage.states();
        assertEquals(2, states.size());
        assertArrayEquals(new byte[] {7}, states.get("cam-1"));
        assertArrayEquals(new byte[0], states.get("cam-2"));

        Standing below = new Standing(true, 1_700_000_000_000L, 0, 0);
        Standing passing = new Standing(false, 0, 0, 1_700_000_000_001L);
        coverage.saveStandings(Map.of("C1", passing, "C2", passing));
        coverage.saveStandings(Map.of("C1", below));
        assertEquals(Map.of("C1", below, "C2", passing), coverage.standings());
    }

    @Test
    default void allOrNoneAreSaved() {
        SqlCoverage coverage = new SqlCoverage(store());
        Map<String, byte[]> broken = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            broken.put("cam-" + i, new byte[] {1});
        }
        broken.put("cam-x", null);
        assertThrows(RuntimeException.class, () -> coverage.saveStates(broken));
        assertEquals(Map.of(), coverage.states());
    }

    @Test
    default void aDayIsKeptAsItWasLookedAtLast() {
        SqlCoverage coverage = new SqlCoverage(store());
        Day early = new Day("C2", 19_000, 5, "p 1", false, 87.5, "{\"installed\":[1,2]}");
        Day late = new Day("C2", 19_000, 9, "p 2", true, 100, "{\"installed\":[2,2]}");
        Day other = new Day("C1", 19_001, 9, "p 2", true, 99.9, "{}");
        Day first = new Day("C1", 18_999, 9, "p 2", true, 99.9, "{}");
        coverage.saveDays(List.of(early, first));
        coverage.saveDays(List.of(other, late));
        coverage.saveDays(List.of());
        assertEquals(List.of(first, late, other), coverage.days(0));
        assertEquals(List.of(late, other), coverage.days(19_000));
    }

    @Test
    default void theLastPolicyIsInForceAndEveryOneIsKept() throws Exception {
        SqlCoverage coverage = new SqlCoverage(store());
        assertNull(coverage.policy());
        Policy policy = PolicyReader.read(
                CoverageEstate.POLICY, CoverageEstate.of(List.of(1), 0).kinds());
        coverage.activate(policy, 5, "li");
        coverage.activate(policy, 6, "wang");
        Activated now = Objects.requireNonNull(coverage.policy());
        assertEquals(new Activated("test", "1", policy.hash(), CoverageEstate.POLICY, 6, "wang"), now);
        assertEquals(
                List.of("wang", "li"),
                coverage.policies().stream().map(Activated::who).toList());
    }

    @Test
    default void reportsAreKeptForEverAndNewestFirst() {
        SqlReports reports = new SqlReports(store());
        Row old = new Row("r-1", "compound:C1", 1, 2, "li", false, 1, "aa");
        Row recent = new Row("r-2", "batch:2021", 3, 4, "li", true, 24, "bb");
        reports.add(old, new byte[] {0, (byte) 0xff});
        reports.add(recent, new byte[] {1});
        reports.add(new Row("r-1", "compound:C2", 9, 9, "forger", true, 1, "cc"), new byte[] {9});
        assertEquals(List.of(recent, old), reports.list(10));
        assertEquals(List.of(recent), reports.list(1));
        assertEquals(old, reports.row("r-1"));
        assertArrayEquals(new byte[] {0, (byte) 0xff}, reports.facts("r-1"));
        assertNull(reports.row("r-3"));
    }

    @Test
    default void theQuickestReceiptOfACompoundProvesItsAlertPath() {
        alert("slow", "C1", 1_000);
        alert("quick", "C1", 50_000);
        alert("old", "C2", 100);
        alert("unheard", "C3", 1_000);
        receipt("slow", "received", 20_000);
        receipt("quick", "received", 55_000);
        receipt("quick", "handled", 90_000);
        receipt("old", "received", 200);

        SqlProofs proofs = new SqlProofs(store());
        assertEquals(Map.of("C1", new Facts.Proof("quick", 50_000, 55_000)), proofs.since(1_000));
        assertEquals(2, proofs.since(0).size());
        assertTrue(proofs.since(90_001).isEmpty());
    }

    private void alert(String id, String compound, long raisedMs) {
        store().write(handle -> handle.createUpdate(
                        "insert into alert (id, rule, rule_version, subject, severity, category, state, area, compound, title_zh,"
                                + " title_en, advice_zh, advice_en, condition, fired, raised_ms, last_ms, occurrences)"
                                + " values (:id, 'r', '1', :id, 1, 'fire', 'raised', 'A1', :compound, '', '', '', '', '', '{}', :raised,"
                                + " :raised, 1)")
                .bind("id", id)
                .bind("compound", compound)
                .bind("raised", raisedMs)
                .execute());
    }

    private void receipt(String alert, String disposition, long atMs) {
        store().write(handle -> handle.createUpdate(
                        "insert into receipt (recipient, alert, disposition, id, sender, at_ms)"
                                + " values ('bureau', :alert, :disposition, :id, 'bureau', :at)")
                .bind("alert", alert)
                .bind("disposition", disposition)
                .bind("id", alert + disposition)
                .bind("at", atMs)
                .execute());
    }
}
