package org.anju.gateway.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.anju.gateway.model.Scope;
import org.jspecify.annotations.Nullable;

/** What an administrator does with users and tokens. Methods block. */
public interface UserBook {
    /** All users by name. */
    List<User> users();

    Optional<User> user(String username);

    /**
     * Adds a user who has to choose a password of their own at the first sign-in.
     *
     * @throws IllegalArgumentException when the name is malformed or the password too short
     * @throws UserConflictException when the name is taken
     */
    User add(Account account, String fullName, String firstPassword);

    /**
     * Changes a user; every session of theirs ends when role, scope or the right to sign in changes.
     *
     * @throws java.util.NoSuchElementException when there is no such user
     * @throws UserConflictException when nobody would be left to administer the gateway
     */
    User change(String username, Change change);

    /**
     * Removes a user with their sessions, tokens and saved views; what they did stays in the audit trail.
     *
     * @throws java.util.NoSuchElementException when there is no such user
     * @throws UserConflictException when nobody would be left to administer the gateway
     */
    void remove(String username);

    /**
     * Gives a user a password that must be changed at the next sign-in, and ends their sessions.
     *
     * @throws java.util.NoSuchElementException when there is no such user
     */
    void resetPassword(String username, String password);

    /**
     * Ends all sessions of a user.
     *
     * @throws java.util.NoSuchElementException when there is no such user
     */
    void endSessions(String username);

    /** All tokens, the newest first. */
    List<ApiToken> tokens();

    /**
     * Makes a bearer token.
     *
     * @param scope narrower than the user's own, null for the user's own
     * @return what is known of it, and the token, which is not kept
     * @throws java.util.NoSuchElementException when there is no such user
     * @throws IllegalArgumentException when the scope reaches beyond the user's
     */
    NewToken issue(String username, String name, Duration validFor, Grant grant, @Nullable Scope scope);

    /** Ends a token and the sessions opened with it; false when there is none with this id. */
    boolean revoke(String id);

    /** A token just made. */
    record NewToken(ApiToken about, String token) {}

    /** What is to be changed of a user; null leaves it as it is. */
    record Change(
            @Nullable String fullName,
            @Nullable Role role,
            @Nullable Scope scope,
            @Nullable Boolean disabled) {}
}
