package org.anju.gateway.api;

import org.anju.gateway.live.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request.
 *
 * @param csrfToken what unsafe requests of a browser must repeat in a header; null for machines, which send a bearer token
 * @param expiresMs when this right ends, epoch milliseconds
 */
public record Caller(Account account, @Nullable String csrfToken, long expiresMs) {
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
