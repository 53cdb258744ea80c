package org.anju.gateway.estate;

import java.util.List;

/** Profiles that cannot be used; names file, key and remedy of every problem. */
public final class InvalidProfileException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<String> problems;

    InvalidProfileException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
