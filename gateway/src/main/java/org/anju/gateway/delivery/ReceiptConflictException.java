package org.anju.gateway.delivery;

/** Somebody was first with a receipt that excludes this one. */
public final class ReceiptConflictException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Receipt first;

    public ReceiptConflictException(Receipt first) {
        super("alert " + first.alert() + " was already reported as "
                + first.disposition().word() + " by " + first.who());
        this.first = first;
    }

    /** The receipt that stands. */
    public Receipt first() {
        return first;
    }
}
