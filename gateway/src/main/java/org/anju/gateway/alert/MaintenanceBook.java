package org.anju.gateway.alert;

import java.util.List;
import java.util.Optional;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.ConflictException;
import org.anju.gateway.model.Scope;
import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Suppression;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * Maintenance windows: while one is open, alerts that it covers are recorded and not told (ISA-18.2: suppressed by design). What is still
 * active when it ends is told then. Methods block: not for event loops.
 */
public interface MaintenanceBook {
    /** Longest window, in milliseconds: 31 days. */
    long LONGEST_MS = 31L * 24 * 3_600_000;

    /**
     * A window. An empty {@code compound}, {@code device} or {@code rule} matches any; what is given must match.
     *
     * @param endedMs when somebody ended it before its time, null when nobody did
     * @param muted how many alerts it covered so far
     */
    record Window(
            String id,
            String compound,
            String device,
            String rule,
            long fromMs,
            long toMs,
            @Nullable Long endedMs,
            String owner,
            String reason,
            long createdMs,
            int muted) {
        /** Where it stands: {@code planned}, {@code active} or {@code ended}. */
        public String state(long nowMs) {
            if (endedMs != null || nowMs >= toMs) {
                return "ended";
            }
            return nowMs < fromMs ? "planned" : "active";
        }
    }

    /**
     * Windows, latest first, at most 500.
     *
     * @param compound only those that concern it, null for all
     */
    List<Window> windows(@Nullable String compound);

    Optional<Window> window(String id);

    /**
     * Plans a window, or opens it at once.
     *
     * @throws IllegalArgumentException when it covers everything, ends before it begins, is over already or longer than {@link #LONGEST_MS}
     */
    Window open(String compound, String device, String rule, long fromMs, long toMs, String owner, String reason);

    /**
     * Ends a window now; what it covered and is still active is told.
     *
     * @throws ConflictException when it has ended already
     * @throws java.util.NoSuchElementException when there is no such window
     */
    Window end(String id, String who) throws ConflictException;

    /**
     * Something people were not told, and why.
     *
     * @param alert the alert it belongs to, null when none was raised
     * @param count how often
     */
    record Muted(
            long id,
            Suppression.Why why,
            String reference,
            String rule,
            Text title,
            Severity severity,
            Category category,
            String subject,
            String area,
            String compound,
            @Nullable String device,
            @Nullable String alert,
            long atMs,
            long lastMs,
            int count) {}

    /** A page of them; {@code next} is null on the last. */
    record MutedPage(List<Muted> items, @Nullable String next) {}

    /**
     * Which to list; null means any.
     *
     * @param limit 1 to 1000
     */
    record MutedQuery(
            Scope scope,
            Suppression.@Nullable Why why,
            @Nullable String reference,
            @Nullable String compound,
            @Nullable String rule,
            @Nullable Long fromMs,
            @Nullable Long toMs,
            @Nullable String cursor,
            int limit) {}

    /**
     * What people were not told, latest first.
     *
     * @throws IllegalArgumentException when the cursor is not one of ours
     */
    MutedPage muted(MutedQuery query);
}
