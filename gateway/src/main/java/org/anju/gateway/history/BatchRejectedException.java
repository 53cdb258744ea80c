package org.anju.gateway.history;

/** The store refuses at least one point of a batch and will refuse it again; any other point of the batch may or may not be stored. */
public final class BatchRejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    public BatchRejectedException(String message) {
        super(message);
    }
}
