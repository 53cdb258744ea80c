package org.anju.gateway.api;

import java.time.Duration;
import java.util.Optional;

/** Users, their sessions and the tokens of machines. Methods block; {@link #verify} takes some tens of milliseconds of CPU on purpose. */
public interface Users {
    boolean isEmpty();

    /**
     * Adds a user.
     *
     * @throws IllegalArgumentException when the name is malformed or taken, or the password is too short
     */
    void create(Account account, String password);

    /**
     * Sets a new password and ends all sessions of the user.
     *
     * @throws java.util.NoSuchElementException when there is no such user
     * @throws IllegalArgumentException when the password is too short
     */
    void setPassword(String username, String password);

    /**
     * Makes a bearer token with the rights of a user.
     *
     * @param name what it is for
     * @return the token, which is not kept and cannot be shown again
     * @throws java.util.NoSuchElementException when there is no such user
     */
    String createToken(String username, String name, Duration validFor);

    /** The user, when the password is right. Takes the same time for an unknown user. */
    Optional<Account> verify(String username, String password);

    /** Opens a session for a browser. */
    NewSession open(Account account);

    /** Who carries this session token, unless it has expired or is unknown. */
    Optional<Caller> bySession(String sessionToken);

    /** Who carries this bearer token, unless it has expired or is unknown. */
    Optional<Caller> byToken(String bearerToken);

    /** Ends a session; unknown ones are passed over. */
    void close(String sessionToken);

    /**
     * A session just opened.
     *
     * @param token for the cookie; only its hash is kept
     */
    record NewSession(String token, String csrfToken, long expiresMs) {}
}
