package org.anju.gateway.api;

import org.jspecify.annotations.Nullable;

/**
 * A user as an administrator sees them.
 *
 * @param fullName name for people, may be empty
 * @param disabled whether they may not sign in, nor their tokens be used
 * @param mustChangePassword whether they choose a new password at the next sign-in
 * @param signedInMs last sign-in, null when there was none
 */
public record User(
        Account account,
        String fullName,
        boolean disabled,
        boolean mustChangePassword,
        long createdMs,
        @Nullable Long signedInMs) {}
