package org.anju.gateway.alert;

import java.util.List;
import java.util.Optional;
import org.anju.gateway.model.Alert;
import org.jspecify.annotations.Nullable;

/**
 * The alerts as people see and handle them. Every change is one transaction that also writes the transition and the deliveries it causes,
 * and is then told to the {@link AlertListener}s. Methods block: not for event loops.
 */
public interface AlertBook {
    /** Alerts: not closed before closed, unacknowledged before acknowledged, then gravest, then newest. */
    AlertPage find(AlertQuery query);

    Optional<Alert> get(String id);

    /** Oldest first. */
    List<Transition> transitions(String id);

    /** Counts of all open alerts of the city by compound, severity and state. */
    List<AlertCount> openCounts();

    /**
     * Somebody takes ownership.
     *
     * @throws AlertConflictException when it is acknowledged or closed already
     * @throws java.util.NoSuchElementException when there is no such alert
     */
    Alert acknowledge(String id, String who, @Nullable String note) throws AlertConflictException;

    /**
     * Somebody clears an alert by hand, which also acknowledges it.
     *
     * @param reason {@code real}, {@code false}, {@code test} or {@code duplicate}
     * @throws AlertConflictException when it is closed already
     * @throws java.util.NoSuchElementException when there is no such alert
     */
    Alert clear(String id, String who, String reason, @Nullable String note) throws AlertConflictException;
}
