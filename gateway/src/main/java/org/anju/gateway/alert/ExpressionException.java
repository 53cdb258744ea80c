package org.anju.gateway.alert;

import java.util.List;

/** A condition cannot be used; every reason at once, in words for its author. */
final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;
    private final List<String> reasons;

    ExpressionException(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    List<String> reasons() {
        return reasons;
    }
}
