package org.anju.gateway.coverage;

import java.util.List;

/** A policy file has mistakes: all of them. */
public final class PolicyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    PolicyException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence each: key, what is wrong, remedy. */
    public List<String> problems() {
        return problems;
    }
}
