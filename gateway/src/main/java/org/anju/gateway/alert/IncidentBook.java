package org.anju.gateway.alert;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Scope;
import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;

/** Incidents: alerts of one compound that belong together, with one thread of notes. Methods block: not for event loops. */
public interface IncidentBook {
    /**
     * An incident as somebody may see it: alerts of categories that are not theirs do not count.
     *
     * @param open whether one of its alerts is
     * @param title of its gravest alert
     * @param closedMs when the last alert ended, null while it is open
     * @param devices on how many devices
     * @param assignedTo who is to deal with it, when it is one person for all open alerts; else null
     */
    record Incident(
            String id,
            String area,
            String compound,
            boolean open,
            Severity severity,
            Text title,
            long openedMs,
            long lastMs,
            @Nullable Long closedMs,
            int alerts,
            int unacknowledged,
            int devices,
            List<String> kinds,
            @Nullable String assignedTo) {
        public Incident {
            kinds = List.copyOf(kinds);
        }
    }

    /** A page of incidents; {@code next} is null on the last. */
    record Page(List<Incident> items, @Nullable String next) {}

    /**
     * Which incidents to list; null means any.
     *
     * @param categories what the caller may see
     * @param alone whether incidents of a single alert are wanted as well
     * @param fromMs with an alert at or after
     * @param toMs opened before
     * @param limit 1 to 1000
     */
    record Query(
            Scope scope,
            Set<Category> categories,
            @Nullable Boolean open,
            boolean alone,
            @Nullable String compound,
            @Nullable Long fromMs,
            @Nullable Long toMs,
            @Nullable String cursor,
            int limit) {}

    /** Something somebody wrote about an incident as a whole. */
    record Note(long atMs, String who, String note) {}

    /**
     * Incidents, latest first.
     *
     * @throws IllegalArgumentException when the cursor is not one of ours
     */
    Page find(Query query);

    /** One incident with the alerts of these categories; empty when there is none with such an alert. */
    Optional<Incident> incident(String id, Set<Category> categories);

    /** Its alerts, gravest first. */
    List<Alert> alerts(String id);

    /** What was written about it, oldest first. */
    List<Note> notes(String id);

    /**
     * Writes a note.
     *
     * @throws java.util.NoSuchElementException when there is no such incident
     */
    void note(String id, String who, String note);
}
