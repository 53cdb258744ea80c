package org.anju.sim.verify;

import java.util.List;

/**
 * What came of one scenario.
 *
 * @param id the scenario's word, or another name for what was judged as a whole
 * @param compounds where it was played
 * @param beganMs wall time of its begin, epoch milliseconds
 * @param endedMs of its end
 * @param speed scenario seconds per wall second
 * @param verdicts one for each expectation and each line of the ledger
 * @param timeline what happened
 */
public record ScenarioResult(
        String id,
        String zh,
        String en,
        List<String> compounds,
        long beganMs,
        long endedMs,
        double speed,
        List<Verdict> verdicts,
        List<Timeline.Entry> timeline) {

    public ScenarioResult {
        compounds = List.copyOf(compounds);
        verdicts = List.copyOf(verdicts);
        timeline = List.copyOf(timeline);
    }

    /** Whether nothing failed. */
    public boolean isPassed() {
        return verdicts.stream().noneMatch(Verdict::isFailed);
    }
}
