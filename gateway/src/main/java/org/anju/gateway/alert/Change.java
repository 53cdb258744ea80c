package org.anju.gateway.alert;

import java.util.Map;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Suppression;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;

/** What the engine found, in the order of the journal. A {@link AlertStore} turns it into alerts. */
public sealed interface Change {
    /** Id of the rule. */
    String rule();

    /** Device id, {@code compound:<id>}, {@code building:<compound>/<id>} or {@code platform[:<part>]}. */
    String subject();

    /** The receive time of the entry that made the change, epoch milliseconds. */
    long atMs();

    /**
     * The condition came to hold.
     *
     * @param alert the alert as it is to be opened; when one is open for the rule and subject already, that one becomes active again and
     *     this one's id is not used; its values are masked
     * @param evidence the values unmasked; empty when none is masked
     */
    record Raised(Alert alert, long atMs, Map<String, Object> evidence) implements Change {
        /** One about nobody in person. */
        public Raised(Alert alert, long atMs) {
            this(alert, atMs, Map.of());
        }

        @Override
        public String rule() {
            return alert.rule();
        }

        @Override
        public String subject() {
            return alert.subject();
        }
    }

    /**
     * The condition still holds, or the event happened again; told at most once a second for each alert.
     *
     * @param lastMs when it was last seen to hold
     * @param more further occurrences since the last change told
     */
    record Touched(String rule, String subject, long atMs, long lastMs, int more) implements Change {}

    /**
     * The condition went away.
     *
     * @param lastMs when it was last seen to hold
     * @param more further occurrences since the last change told
     * @param inhibitedBy the alert that turned out to explain it, null when the condition went away by itself
     */
    record Cleared(
            String rule,
            String subject,
            long atMs,
            long lastMs,
            int more,
            @Nullable String inhibitedBy) implements Change {}

    /** An active alert began, or ceased, to come and go so fast that the engine tells only the first and the last change. */
    record Chattered(String rule, String subject, long atMs, boolean begins) implements Change {}

    /**
     * Something that would have been told is not.
     *
     * @param reference the alert that explains it
     */
    record Suppressed(
            String rule,
            String subject,
            long atMs,
            Suppression.Why why,
            String reference,
            Text title,
            Severity severity,
            Category category,
            String area,
            String compound,
            @Nullable String device)
            implements Change {}

    /** A device, building or compound is registered no more: whatever is open about it ends. Of no rule, hence an empty one. */
    record Gone(String subject, long atMs) implements Change {
        @Override
        public String rule() {
            return "";
        }
    }

    /** A rule that runs in shadow would have raised this alert. */
    record Shadowed(Alert alert, long atMs) implements Change {
        @Override
        public String rule() {
            return alert.rule();
        }

        @Override
        public String subject() {
            return alert.subject();
        }
    }

    /** What a rule in shadow would have raised would be over. */
    record ShadowOver(String rule, String subject, long atMs) implements Change {}
}
