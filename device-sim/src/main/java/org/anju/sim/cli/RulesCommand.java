package org.anju.sim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anju.sim.BadInputException;
import org.anju.sim.scenario.Expectation;
import org.anju.sim.scenario.RuleCopies;
import org.anju.sim.scenario.ScenarioFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies rule files with shorter times, for a bench on which verify runs faster than the clock. */
@Command(
        name = "rules",
        description = {
            "Copies a gateway's rule files with every duration divided by a factor, so that verify --speed can run as much"
                    + " faster.",
            "Put the copies into the folder of further rules of a test gateway; never of one people rely on."
        },
        mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {
    @Mixin
    private final Terminal terminal = new Terminal();

    @Parameters(index = "0", paramLabel = "FOLDER", description = "Folder with the gateway's rule files (*.yaml).")
    private Path folder = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Where to write the copies.")
    private Path out = Path.of("");

    @Option(names = "--faster", paramLabel = "X", description = "Factor (default: ${DEFAULT-VALUE}).")
    private double faster = 1;

    @Option(names = "--without", split = ",", paramLabel = "RULE", description = "Rules to switch off.")
    private Set<String> without = Set.of();

    @Option(
            names = "--without-expected",
            description = "Switch off every rule a shipped scenario expects: all of them must then fail.")
    private boolean withoutExpected;

    @Override
    public Integer call() {
        if (!(faster >= 1 && faster <= 10_000)) {
            throw new BadInputException("--faster " + faster + " makes no sense; give 1 to 10000");
        }
        Set<String> off = new TreeSet<>(without);
        if (withoutExpected) {
            off.addAll(expected());
        }
        RuleCopies copies = new RuleCopies(faster, off);
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new BadInputException(folder + " holds no *.yaml; give the folder of the gateway's rules");
            }
            Files.createDirectories(out);
            for (Path file : files) {
                Files.writeString(
                        out.resolve(file.getFileName()), copies.copy(file.toString(), Files.readString(file)));
            }
            if (!copies.missing().isEmpty()) {
                throw new BadInputException(
                        "--without " + copies.missing() + ": no file has such a rule; check the ids");
            }
            terminal.line("%d rule files in %s, %s times faster".formatted(files.size(), out, faster));
            return 0;
        } catch (IOException e) {
            throw new BadInputException("the rules of " + folder + " cannot be copied to " + out + ": " + e, e);
        }
    }

    private static Set<String> expected() {
        return ScenarioFile.shipped().stream()
                .map(ScenarioFile::read)
                .flatMap(scenario -> scenario.expect().stream())
                .filter(expectation -> expectation.type() == Expectation.Type.ALERT)
                .map(Expectation::word)
                .collect(Collectors.toSet());
    }
}
