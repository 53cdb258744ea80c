package org.anju.gateway.alert;

import java.util.List;
import java.util.Optional;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.ConflictException;
import org.jspecify.annotations.Nullable;

/**
 * The alerts as people see and handle them. Every change is one transaction that also writes the transition and the deliveries it causes,
 * and is then told to the {@link AlertListener}s. Methods block: not for event loops.
 */
public interface AlertBook {
    /** Alerts: not closed before closed, unacknowledged before acknowledged, then gravest, then newest. */
    AlertPage find(AlertQuery query);

    Optional<Alert> get(String id);

    /** The alert with the values that are masked everywhere else, as long as they are kept; for whoever gave a reason to see them. */
    Optional<Alert> unmasked(String id);

    /** Oldest first. */
    List<Transition> transitions(String id);

    /** Counts of all open alerts of the city by compound, severity and state. */
    List<AlertCount> openCounts();

    /**
     * Somebody takes ownership.
     *
     * @throws ConflictException when it is acknowledged or closed already
     * @throws java.util.NoSuchElementException when there is no such alert
     */
    Alert acknowledge(String id, String who, @Nullable String note) throws ConflictException;

    /**
     * Somebody clears an alert by hand, which also acknowledges it.
     *
     * @param reason {@code real}, {@code false}, {@code test} or {@code duplicate}
     * @throws ConflictException when it is closed already
     * @throws java.util.NoSuchElementException when there is no such alert
     */
    Alert clear(String id, String who, String reason, @Nullable String note) throws ConflictException;

    /**
     * Somebody is to deal with it.
     *
     * @param to a user, empty for nobody
     * @throws ConflictException when it is closed already
     * @throws java.util.NoSuchElementException when there is no such alert
     */
    Alert assign(String id, String who, String to, @Nullable String note) throws ConflictException;

    /**
     * Writes a note, in whatever state the alert is.
     *
     * @throws java.util.NoSuchElementException when there is no such alert
     */
    Alert comment(String id, String who, String note);

    /**
     * Puts an alert aside: until then nobody is bothered with its rule and subject; what happens meanwhile is recorded. When the time comes
     * and it is active, people are told.
     *
     * @param untilMs at most seven days ahead
     * @throws IllegalArgumentException when the time is past or too far ahead
     * @throws ConflictException when it is closed already
     * @throws java.util.NoSuchElementException when there is no such alert
     */
    Alert shelve(String id, String who, long untilMs, String reason) throws ConflictException;

    /**
     * Takes an alert back from the shelf before its time.
     *
     * @throws ConflictException when it is not shelved, or closed
     * @throws java.util.NoSuchElementException when there is no such alert
     */
    Alert unshelve(String id, String who) throws ConflictException;

    /**
     * Moves an alert to another incident of its compound.
     *
     * @param incident empty for one of its own
     * @throws IllegalArgumentException when there is no such incident in the alert's compound
     * @throws ConflictException when somebody changes it at the same time
     * @throws java.util.NoSuchElementException when there is no such alert
     */
    Alert move(String id, String who, String incident) throws ConflictException;
}
