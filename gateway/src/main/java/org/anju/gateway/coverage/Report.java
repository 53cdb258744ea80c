package org.anju.gateway.coverage;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An acceptance report (验收报告), computed from its facts: the same facts give the same report and the same hash, whenever and however often.
 *
 * @param hash SHA-256 over the method, the facts and everything computed from them
 */
public record Report(
        String id,
        String madeBy,
        long madeMs,
        ReportFacts facts,
        Policy policy,
        Rollup sum,
        List<CompoundCoverage> compounds,
        String hash) {
    /** Changes when the same facts would give other figures. */
    static final String METHOD = "anju-coverage-1";

    public Report {
        compounds = List.copyOf(compounds);
    }

    /**
     * Computes.
     *
     * @throws PolicyException when the policy kept with the facts cannot be read any more
     */
    static Report of(String id, String madeBy, long madeMs, ReportFacts facts) throws PolicyException {
        Policy policy = PolicyReader.recall(facts.policyText());
        Assessor assessor = new Assessor(policy, new GapWords(ZoneId.of(facts.timeZone())), facts.asOfMs());
        List<CompoundCoverage> compounds =
                facts.compounds().stream().map(assessor::assess).toList();
        Rollup sum = Rollup.of(compounds, policy);
        String hash = Hash.sha256(ReportFacts.canonical(
                new TreeMap<>(Map.of("method", METHOD, "facts", facts, "sum", sum, "compounds", compounds))));
        return new Report(id, madeBy, madeMs, facts, policy, sum, compounds, hash);
    }

    /** Evidence of the devices that stand in the field of a compound, one each, in the order of the devices. */
    List<ReportFacts.Evidence> commissioned(Facts.CompoundFacts compound) {
        Set<String> devices =
                compound.devices().stream().map(Facts.DeviceFacts::id).collect(Collectors.toSet());
        return facts.evidence().stream()
                .filter(evidence -> evidence.compound().equals(compound.id()) && devices.contains(evidence.device()))
                .toList();
    }

    /** Whether everything the report covers passes. */
    public boolean passes() {
        return sum.compounds() > 0 && sum.passing() == sum.compounds();
    }
}
