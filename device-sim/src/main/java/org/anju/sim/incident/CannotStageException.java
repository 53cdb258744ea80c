package org.anju.sim.incident;

/** Something cannot be staged now. The message says why and what would help. */
public final class CannotStageException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Kinds of reason. */
    public enum Reason {
        /** The order itself is wrong. */
        INVALID,
        /** No free device that fits is online. */
        NOBODY
    }

    private final Reason reason;

    CannotStageException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
