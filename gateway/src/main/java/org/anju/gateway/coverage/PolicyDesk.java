package org.anju.gateway.coverage;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.gateway.model.Kind;

/** Shows, tries and activates policies. Methods block. */
public final class PolicyDesk {
    private final Coverage coverage;
    private final CoverageStore store;
    private final Map<String, Kind> kinds;
    private final Clock clock;

    public PolicyDesk(Coverage coverage, CoverageStore store, Map<String, Kind> kinds, Clock clock) {
        this.coverage = coverage;
        this.store = store;
        this.kinds = kinds;
        this.clock = clock;
    }

    /** The policy in force. */
    public Policy inForce() {
        return coverage.policy();
    }

    /** Every policy ever activated, newest first; empty while the built-in one was never replaced. */
    public List<CoverageStore.Activated> history() {
        return store.policies();
    }

    /**
     * What a policy would change if it came into force now. Shares of time are those accounted so far under the policy in force.
     *
     * @throws PolicyException with every mistake of the file
     */
    public Preview preview(String text) throws PolicyException {
        Policy policy = PolicyReader.read(text, kinds);
        List<CompoundCoverage> before = coverage.compounds(compound -> true);
        List<CompoundCoverage> after = coverage.compounds(compound -> true, policy);
        Map<String, CompoundCoverage> old = new HashMap<>();
        before.forEach(compound -> old.put(compound.id(), compound));
        List<Change> flips = new ArrayList<>();
        for (CompoundCoverage now : after) {
            CompoundCoverage was = Objects.requireNonNullElse(old.get(now.id()), now);
            if (was.passes() != now.passes() || was.score() != now.score()) {
                flips.add(new Change(was, now));
            }
        }
        return new Preview(policy, Rollup.of(before, coverage.policy()), Rollup.of(after, policy), List.copyOf(flips));
    }

    /**
     * Puts a policy into force.
     *
     * @param who who says so
     * @throws PolicyException with every mistake of the file; then the one in force stays
     */
    public Policy activate(String text, String who) throws PolicyException {
        Policy policy = PolicyReader.read(text, kinds);
        store.activate(policy, clock.millis(), who);
        coverage.policy(policy);
        return policy;
    }

    /**
     * What a policy would change.
     *
     * @param changes compounds whose verdict or score would differ
     */
    public record Preview(Policy policy, Rollup before, Rollup after, List<Change> changes) {}

    /** A compound before and after. */
    public record Change(CompoundCoverage before, CompoundCoverage after) {
        /** Whether the verdict would differ. */
        public boolean flips() {
            return before.passes() != after.passes();
        }
    }
}
