package org.anju.gateway.alert;

import org.anju.gateway.model.Category;
import org.anju.gateway.model.Scope;
import org.anju.gateway.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts to list; null means any.
 *
 * @param scope what the caller may see
 * @param state {@code open}, {@code raised}, {@code acknowledged}, {@code cleared} or {@code closed}
 * @param assignee who is to deal with it
 * @param suppressed whether only open alerts that nobody is bothered with are wanted; else those are left out
 * @param fromMs raised at or after, epoch milliseconds
 * @param toMs raised before
 * @param cursor opaque, from the previous page
 * @param limit 1 to 1000
 */
public record AlertQuery(
        Scope scope,
        @Nullable String state,
        @Nullable Severity severity,
        @Nullable Category category,
        @Nullable String compound,
        @Nullable String device,
        @Nullable String rule,
        @Nullable String incident,
        @Nullable String assignee,
        boolean suppressed,
        @Nullable Long fromMs,
        @Nullable Long toMs,
        @Nullable String cursor,
        int limit) {}
