package org.anju.sim.fault;

import org.jspecify.annotations.Nullable;

/**
 * A fault with its measure.
 *
 * @param field the field it bends, null for every number the device reports (where a fault bends one at all)
 * @param amount how much, in the fault's own unit
 * @param share of messages concerned, more than 0 and at most 1
 * @param periodMs milliseconds of the simulated clock between two occurrences
 */
public record FaultSpec(Fault fault, @Nullable String field, double amount, double share, long periodMs) {
    private static final long PERIOD_MS = 10_000;

    /** A fault with the usual measure. */
    public static FaultSpec of(Fault fault) {
        double amount =
                switch (fault) {
                    case DRIFT -> 5;
                    case SPIKES -> 50;
                    case CLOCK_SKEW -> 900;
                    case FLOOD -> 500;
                    default -> 0;
                };
        return new FaultSpec(fault, null, amount, fault == Fault.SPIKES ? 0.1 : 1, PERIOD_MS);
    }
}
