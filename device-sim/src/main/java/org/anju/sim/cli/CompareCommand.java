package org.anju.sim.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.anju.sim.load.LoadReport;
import org.anju.sim.load.LoadTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts two results of a load side by side. */
@Command(
        name = "compare",
        description = {
            "Compares two results that load --json wrote.",
            "Exit code 1 when the second is worse than the first by more than 10 % in any figure."
        },
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @Mixin
    private final Terminal terminal = new Terminal();

    @Parameters(index = "0", paramLabel = "BEFORE", description = "Result of the first load.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER", description = "Result of the second load.")
    private Path after = Path.of("");

    @Override
    public Integer call() {
        LoadReport first = LoadReport.read(before);
        LoadReport second = LoadReport.read(after);
        LoadTable.compare(first, second).forEach(terminal::line);
        return LoadTable.isWorse(first, second) ? 1 : 0;
    }
}
