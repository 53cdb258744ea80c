package org.anju.gateway;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.anju.gateway.config.InvalidConfigException;
import org.anju.gateway.doctor.Doctor;
import org.anju.gateway.doctor.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at everything a site gets wrong or loses, changes nothing, and says what to do. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks configuration, ports, disk, clock, stores and certificates, and says what to do",
        footer = "Exit code 1 when a fault was found, 2 when the configuration cannot be used")
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--quiet", description = "only what is not well")
    private boolean quiet;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            List<Finding> findings = new Doctor(options.load(Map.of()), Clock.systemUTC()).examine();
            findings.stream()
                    .filter(finding -> !quiet || finding.level() != Finding.Level.OK)
                    .forEach(finding ->
                            out.printf("%-8s %-24s %s%n", finding.level(), finding.subject(), finding.text()));
            return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.FAULT) ? Main.FAILED : 0;
        } catch (InvalidConfigException e) {
            e.problems().forEach(problem -> out.printf("%-8s %-24s %s%n", "FAULT", "configuration", problem));
            return Main.WRONG;
        }
    }
}
