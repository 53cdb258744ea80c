package org.anju.gateway.alert;

import org.anju.gateway.model.Alert;

/** What the engine found, in the order of the journal. A {@link AlertStore} turns it into alerts. */
public sealed interface Change {
    /** Id of the rule. */
    String rule();

    /** Device id or {@code compound:<id>}. */
    String subject();

    /** The receive time of the entry that made the change, epoch milliseconds. */
    long atMs();

    /**
     * The condition came to hold.
     *
     * @param alert the alert as it is to be opened; when one is open for the rule and subject already, that one becomes active again and
     *     this one's id is not used
     */
    record Raised(Alert alert, long atMs) implements Change {
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
     */
    record Cleared(String rule, String subject, long atMs, long lastMs, int more) implements Change {}
}
