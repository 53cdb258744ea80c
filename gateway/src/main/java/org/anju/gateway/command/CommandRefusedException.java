package org.anju.gateway.command;

/** Why a command was not sent; the message says what is wrong and the remedy. Nothing reached the device. */
public final class CommandRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Which kind of reason. */
    public enum Why {
        /** The kind has no such command, or a parameter is missing, unknown or out of range. */
        INVALID,
        /** The device is not connected or does not listen for commands. */
        UNREACHABLE,
        /** Too many commands wait for an answer. */
        TOO_MANY
    }

    private final Why why;

    CommandRefusedException(Why why, String message) {
        super(message, null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
