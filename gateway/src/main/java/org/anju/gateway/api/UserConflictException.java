package org.anju.gateway.api;

/** A change of users that would leave them in a state nobody wants; the message says which and the remedy. */
public final class UserConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UserConflictException(String message) {
        super(message);
    }
}
