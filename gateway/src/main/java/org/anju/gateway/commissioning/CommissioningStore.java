package org.anju.gateway.commissioning;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anju.gateway.model.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Keeps commissionings. What has ended is evidence: every method that writes leaves it as it is. Methods block and may be called from any
 * thread, and of several gateways' threads at once only one begins or ends the same commissioning.
 */
public interface CommissioningStore {
    /** Keeps a new one; false when one of the same device is open. */
    boolean begin(Commissioning commissioning);

    Optional<Commissioning> get(String id);

    /** The open one of a device. */
    Optional<Commissioning> openOf(String device);

    /** All that are open, the oldest first. */
    List<Commissioning> open();

    /**
     * Which to list; null means any.
     *
     * @param state {@code open}, or the word of an outcome
     * @param limit at most so many
     */
    record Query(
            Scope scope,
            @Nullable String compound,
            @Nullable String device,
            @Nullable String state,
            int limit) {}

    /** Those that match, newest first. */
    List<Commissioning> find(Query query);

    /** Notes since when the device is online; only the first note of a commissioning counts. */
    void online(String id, long sinceMs);

    /**
     * Notes what the device reported.
     *
     * @param atMs when a report with plausible values was received; null as long as there was none. Nothing is noted after the first.
     */
    void reported(String id, @Nullable Long atMs, List<Reading> readings);

    /** Notes the alert of the test; only the first note of a commissioning counts. */
    void tested(String id, Trial trial, long seenMs);

    /**
     * Ends one. Alerts it kept from recipients and that are still active are told from now on.
     *
     * @return false when it has ended before
     */
    boolean end(String id, Commissioning.Outcome outcome, @Nullable String by, long atMs, String note, String waiver);

    /**
     * An alert that may prove a test.
     *
     * @param raisedMs when it became active
     */
    record Trial(String alert, String rule, long raisedMs) {}

    /** The first alert of the rules about a device that became active since; empty when there is none. */
    Optional<Trial> trial(String device, List<String> rules, long sinceMs);

    /** An alert of the rules about a device that is active now; empty when there is none. */
    Optional<String> active(String device, List<String> rules);

    /** The newest signed commissioning of each device of the compounds, in the order of their devices. */
    List<Commissioning> signed(Set<String> compounds);
}
