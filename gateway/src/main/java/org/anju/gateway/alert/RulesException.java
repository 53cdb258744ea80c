package org.anju.gateway.alert;

import java.util.List;
import java.util.stream.Collectors;

/** The rules cannot be used; nothing of them is in force. Every problem at once, in the order of files and lines. */
public final class RulesException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<RuleProblem> problems;

    RulesException(List<RuleProblem> problems) {
        super(problems.size() + (problems.size() == 1 ? " mistake" : " mistakes") + " in the rules:\n"
                + problems.stream().map(RuleProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<RuleProblem> problems() {
        return problems;
    }
}
