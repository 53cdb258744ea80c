package org.anju.gateway.workorder;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.gateway.model.ConflictException;
import org.anju.gateway.model.Scope;
import org.anju.gateway.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Work orders as people see and handle them. Every change is one transaction that also writes the timeline. Methods block: not for event loops.
 *
 * <p>Changes of an order take the version it was seen in, null for whichever it has; another one than it has is a conflict.
 */
public interface WorkOrderBook {
    /** The most parts that can be named at once. */
    int MOST_PARTS = 20;

    /** Orders, the latest first. */
    Page find(Query query);

    /** How many orders there are, by state, in the place the query names; its state is not looked at. */
    Counts counts(Query query);

    Optional<WorkOrder> get(String id);

    /** Oldest first. */
    List<OrderStep> steps(String id);

    /** What was used, in the order of names. */
    List<PartUse> parts(String id);

    /** The alerts an order is about, oldest first. */
    List<String> alerts(String id);

    /** Names of parts used before, on a kind of device or, with null, on any; the most used first. */
    List<String> knownParts(@Nullable String kind, int limit);

    /**
     * A person opens an order about a device.
     *
     * @param site see {@link Site}; its device must be named
     * @throws ConflictException when one that a person opened is pending for the device
     */
    WorkOrder open(Site site, String title, Severity severity, String who, @Nullable String note)
            throws ConflictException;

    /**
     * Somebody is to mend it, in place of whoever was.
     *
     * @throws ConflictException when it is done or over
     * @throws java.util.NoSuchElementException when there is no such order
     */
    WorkOrder assign(
            String id, @Nullable Integer version, String who, String assignee, String company, @Nullable String note)
            throws ConflictException;

    /**
     * Somebody says it is mended; telemetry has to show it.
     *
     * @param doneBy who mended it
     * @param parts what was used, at most {@value #MOST_PARTS}; the same part is added up
     * @throws ConflictException when it is done or over
     * @throws java.util.NoSuchElementException when there is no such order
     */
    WorkOrder done(
            String id, @Nullable Integer version, String who, String doneBy, @Nullable String note, List<PartUse> parts)
            throws ConflictException;

    /**
     * Somebody found that it is not mended.
     *
     * @throws ConflictException when it is neither done nor verified
     * @throws java.util.NoSuchElementException when there is no such order
     */
    WorkOrder reopen(String id, @Nullable Integer version, String who, String reason) throws ConflictException;

    /**
     * There is nothing to mend.
     *
     * @throws ConflictException when it is verified or over
     * @throws java.util.NoSuchElementException when there is no such order
     */
    WorkOrder cancel(String id, @Nullable Integer version, String who, String reason) throws ConflictException;

    /**
     * Closes a verified order before its time.
     *
     * @throws ConflictException when it is not verified
     * @throws java.util.NoSuchElementException when there is no such order
     */
    WorkOrder close(String id, @Nullable Integer version, String who) throws ConflictException;

    /**
     * Writes a note, in whatever state the order is.
     *
     * @throws java.util.NoSuchElementException when there is no such order
     */
    WorkOrder note(String id, String who, String note);

    /** A page; {@code next} is null on the last. */
    record Page(List<WorkOrder> items, @Nullable String next) {}

    /**
     * Which orders to list; null means any.
     *
     * @param state a state's word, {@code pending}, {@code overdue} or {@code unverified}
     * @param alert those that are about this alert
     * @param cursor opaque, from the previous page
     * @param limit 1 to 500
     */
    record Query(
            Scope scope,
            @Nullable String state,
            @Nullable String area,
            @Nullable String compound,
            @Nullable String device,
            @Nullable String alert,
            @Nullable String cursor,
            int limit) {}

    /**
     * How many orders there are.
     *
     * @param byState by the word of the state
     * @param overdue not done, though they should be
     * @param unverified done, and telemetry should have shown it
     */
    record Counts(Map<String, Integer> byState, int overdue, int unverified) {}
}
