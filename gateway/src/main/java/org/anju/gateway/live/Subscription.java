package org.anju.gateway.live;

import org.jspecify.annotations.Nullable;

/**
 * What a page shows.
 *
 * @param id of the compound or device; null for the overview
 */
public record Subscription(View view, @Nullable String id) {
    /** The kinds of page. */
    public enum View {
        OVERVIEW,
        COMPOUND,
        DEVICE
    }
}
