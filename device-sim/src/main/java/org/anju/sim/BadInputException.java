package org.anju.sim;

/** Something the user gave cannot be used. The message names what, where and the remedy; it is shown without a stack trace. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadInputException(String message) {
        super(message);
    }

    public BadInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
