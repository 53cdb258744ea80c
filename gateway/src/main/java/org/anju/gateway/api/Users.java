package org.anju.gateway.api;

import java.time.Duration;
import java.util.Optional;

/** Who may come in: passwords, sessions and the tokens of machines. Methods block; {@link #verify} takes some tens of milliseconds of CPU on purpose. */
public interface Users {
    boolean isEmpty();

    /**
     * Adds a user.
     *
     * @throws IllegalArgumentException when the name is malformed or taken, or the password is too short
     */
    void create(Account account, String password);

    /**
     * Sets a password the user has chosen and ends all sessions of theirs.
     *
     * @throws java.util.NoSuchElementException when there is no such user
     * @throws IllegalArgumentException when the password is too short
     */
    void setPassword(String username, String password);

    /**
     * Makes a bearer token with all rights of a user.
     *
     * @param name what it is for
     * @return the token, which is not kept and cannot be shown again
     * @throws java.util.NoSuchElementException when there is no such user
     */
    String createToken(String username, String name, Duration validFor);

    /** The user, when the password is right and they may sign in. Takes the same time for an unknown user. */
    Optional<Account> verify(String username, String password);

    /** Opens a session for a browser after a password was verified. */
    NewSession open(Account account);

    /** Opens a session with the rights of a bearer token, which ends with the token; empty when the token is unknown or has expired. */
    Optional<NewSession> openWith(String bearerToken);

    /** Who carries this session token, unless it has expired or is unknown, or the user may no longer sign in. */
    Optional<Caller> bySession(String sessionToken);

    /** Who carries this bearer token, unless it has expired or is unknown, or the user may no longer sign in. */
    Optional<Caller> byToken(String bearerToken);

    /** The user a verified client certificate names, unless there is none or they may not sign in. */
    Optional<Caller> byCertificate(String commonName);

    /** Ends a session; unknown ones are passed over. */
    void close(String sessionToken);

    /**
     * A session just opened.
     *
     * @param token for the cookie; only its hash is kept
     */
    record NewSession(String token, String csrfToken, long expiresMs) {}
}
