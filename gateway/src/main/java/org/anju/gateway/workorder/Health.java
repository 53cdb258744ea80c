package org.anju.gateway.workorder;

import java.util.Optional;

/**
 * How the device of an order is, by what it sends.
 *
 * @param works whether it is connected, reports in time and passes the checks of the coverage policy
 * @param lastReportMs when its newest data arrived, epoch milliseconds; 0 when never
 */
public record Health(boolean works, long lastReportMs) {
    /** Where health is asked for. Never blocks. */
    @FunctionalInterface
    public interface Source {
        /** Empty when nothing of the kind stands in the field any more. */
        Optional<Health> of(Site site);
    }
}
