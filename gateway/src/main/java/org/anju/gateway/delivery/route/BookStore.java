package org.anju.gateway.delivery.route;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps every version of the book, and the edits that stand above the configuration file. Methods block: not for event loops. */
public interface BookStore {
    /**
     * A stored version.
     *
     * @param document JSON text
     */
    record Version(int number, long changedMs, String changedBy, String document) {}

    /** The latest version. */
    Optional<Version> latest();

    Optional<Version> version(int number);

    /** Edits by part ({@code routes}, {@code rosters}, {@code escalations}) and id. */
    Map<Part, Map<String, String>> edits();

    /**
     * Writes an edit, if any, and the version it makes in one transaction.
     *
     * @param edit null when the file alone changed
     */
    void save(Version version, @Nullable Edit edit);

    /** The version that decided about an alert, for each time it was raised, oldest first. */
    List<Decided> decisions(String alert);

    /**
     * Something edited over REST.
     *
     * @param document JSON text; null takes the edit back
     */
    record Edit(Part part, String id, @Nullable String document) {}

    /**
     * Which version decided.
     *
     * @param atMs when the alert was raised, epoch milliseconds
     */
    record Decided(long atMs, int version) {}

    /** What a book consists of. */
    enum Part {
        ROUTES,
        ROSTERS,
        ESCALATIONS;

        /** The word used on every interface and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
