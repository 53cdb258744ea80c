package org.anju.gateway.api;

import org.anju.gateway.model.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A token as an administrator sees it; the token itself is not kept.
 *
 * @param id begins like the hash that is kept
 * @param name what it is for
 * @param scope where it is valid, never more than its user's
 * @param usedMs when it was last used, to the minute; null when never
 */
public record ApiToken(
        String id,
        String name,
        String username,
        Grant grant,
        Scope scope,
        long createdMs,
        long expiresMs,
        @Nullable Long usedMs) {}
