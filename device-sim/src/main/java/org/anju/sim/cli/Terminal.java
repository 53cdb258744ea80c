package org.anju.sim.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Where a command prints its results, line by line. */
@Command
final class Terminal {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** Prints one line at once. */
    void line(String text) {
        print(text + System.lineSeparator());
    }

    /** Prints text at once. */
    void print(String text) {
        var out = command.commandLine().getOut();
        out.print(text);
        out.flush();
    }
}
