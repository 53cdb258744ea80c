package org.anju.sim.verify;

/**
 * What came of one expectation.
 *
 * @param name the expectation in words
 * @param outcome how it came out
 * @param reason why it failed or was skipped; what was seen when it passed
 */
public record Verdict(String name, Outcome outcome, String reason) {

    /** Outcomes. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** Could not be judged, and why is said. */
        SKIPPED
    }

    static Verdict passed(String name, String seen) {
        return new Verdict(name, Outcome.PASSED, seen);
    }

    static Verdict failed(String name, String reason) {
        return new Verdict(name, Outcome.FAILED, reason);
    }

    static Verdict skipped(String name, String reason) {
        return new Verdict(name, Outcome.SKIPPED, reason);
    }

    /** Whether it failed. */
    public boolean isFailed() {
        return outcome == Outcome.FAILED;
    }
}
