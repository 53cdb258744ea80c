package org.anju.gateway.api;

import org.anju.gateway.live.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request.
 *
 * @param account the user, with the scope narrowed to that of the token
 * @param grant how much of the user's rights the token or session carries
 * @param mustChangePassword whether nothing is allowed before a new password is chosen
 * @param csrfToken what unsafe requests of a browser must repeat in a header; null for machines, which send a bearer token
 * @param expiresMs when this right ends, epoch milliseconds
 */
public record Caller(
        Account account,
        Grant grant,
        boolean mustChangePassword,
        @Nullable String csrfToken,
        long expiresMs) {
    public String username() {
        return account.username();
    }

    public Role role() {
        return account.role();
    }

    /** What the caller may see. */
    public Viewer viewer() {
        return Access.viewer(account);
    }
}
