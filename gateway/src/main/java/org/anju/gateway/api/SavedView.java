package org.anju.gateway.api;

import java.util.Map;

/**
 * A filter of the alert console that its user gave a name.
 *
 * @param id made up by the page that saved it
 * @param name 1 to {@value #LONGEST_NAME} characters, one of a kind for the user
 * @param query what the page's address says after the question mark, by name
 * @param isDefault whether the console opens with it; at most one of a user's is
 */
public record SavedView(String id, String name, Map<String, String> query, boolean isDefault) {
    /** Characters of a name. */
    public static final int LONGEST_NAME = 24;

    /** Copies the query. */
    public SavedView {
        query = Map.copyOf(query);
    }
}
