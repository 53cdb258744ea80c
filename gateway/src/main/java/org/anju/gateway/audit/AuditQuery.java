package org.anju.gateway.audit;

import org.jspecify.annotations.Nullable;

/**
 * Which entries are looked for; null means any.
 *
 * @param fromMs inclusive
 * @param toMs exclusive
 * @param before only entries with a smaller sequence number
 */
public record AuditQuery(
        @Nullable String who,
        @Nullable String action,
        @Nullable String object,
        long fromMs,
        long toMs,
        long before,
        int limit) {}
