package org.anju.gateway.alert;

import java.util.List;
import java.util.Map;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertChange;

/**
 * The write side of the alerts, used by {@link AlertConsumer} alone. Methods block and throw a {@link RuntimeException} when the store cannot be
 * reached; then nothing was written, or all of it.
 */
public interface AlertStore {
    /** What was written last. */
    Saved load();

    /**
     * Applies a step in one transaction: alerts, transitions, deliveries, engine state and position. A step whose position is the stored one
     * was applied by an attempt that seemed to fail, and is passed over. Listeners have been told when this returns.
     */
    List<Applied> commit(Step step);

    /** When something that was put aside comes back by itself: a step after that time is wanted. {@link Long#MAX_VALUE} for never. */
    long wakeMs();

    /**
     * Everything a stretch of the journal led to.
     *
     * @param position sequence number of the last entry of the stretch
     * @param atMs the receive time of that entry: what was put aside until then comes back
     * @param states engine states that changed, by subject; an empty one is forgotten
     */
    record Step(long position, long atMs, List<Change> changes, Map<String, byte[]> states) {}

    /**
     * Where to go on.
     *
     * @param states engine states by subject
     * @param open alerts that are active
     */
    record Saved(long position, Map<String, byte[]> states, List<Alert> open) {}

    /**
     * An alert that a change opened or altered.
     *
     * @param raisedId id the engine gave; differs from the alert's when an open alert became active again
     */
    record Applied(Alert alert, AlertChange change, String raisedId) {}
}
