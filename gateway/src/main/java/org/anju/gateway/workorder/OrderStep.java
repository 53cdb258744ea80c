package org.anju.gateway.workorder;

import org.jspecify.annotations.Nullable;

/**
 * One entry of an order's timeline.
 *
 * @param who a user, null when it happened by itself
 * @param note what was said, or which alert it was; null for nothing
 */
public record OrderStep(
        long atMs,
        OrderChange change,
        @Nullable String who,
        @Nullable String note) {}
