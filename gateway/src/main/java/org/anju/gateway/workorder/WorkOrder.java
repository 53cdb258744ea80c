package org.anju.gateway.workorder;

import org.anju.gateway.model.Alert;

/**
 * A work order.
 *
 * @param id {@code wo-} and the id of its alert, so that a replay opens the same; a random one when a person opened it
 * @param version grows with every change, so that two people do not change it at once without noticing
 */
public record WorkOrder(String id, int version, OrderState state, Trouble trouble, Site site, Progress progress) {
    private static final String PREFIX = "wo-";

    /** The order an alert opens; its trouble showed once. */
    public static WorkOrder of(Alert alert, Site site, long atMs, long dueMs) {
        Trouble trouble = new Trouble(alert.rule(), alert.subject(), alert.title(), alert.severity(), alert.id());
        return new WorkOrder(
                PREFIX + alert.id(), 1, OrderState.OPEN, trouble, site, Progress.opened(atMs, null, dueMs, 1));
    }

    /** The order a person opens about a device. */
    public static WorkOrder byHand(String name, Trouble trouble, Site site, long atMs, String who, long dueMs) {
        return new WorkOrder(PREFIX + name, 1, OrderState.OPEN, trouble, site, Progress.opened(atMs, who, dueMs, 0));
    }

    /** Whether somebody said so long ago that it is mended that telemetry should have shown it. */
    public boolean isUnverified(OrderTerms terms, long nowMs) {
        Long doneMs = progress.doneMs();
        return state == OrderState.DONE
                && doneMs != null
                && nowMs - doneMs >= terms.verifyWithin().toMillis();
    }

    /** Whether it is, or was, done too late. */
    public boolean isOverdue(long nowMs) {
        return progress.isOverdue(state, nowMs);
    }
}
