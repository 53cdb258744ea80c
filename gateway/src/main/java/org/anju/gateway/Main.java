package org.anju.gateway;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 done, 1 failed, 2 wrong usage or configuration. */
@Command(
        name = "anju",
        mixinStandardHelpOptions = true,
        version = "anju 0.1.0",
        description = "Smart-security and facility-monitoring gateway for residential compounds",
        subcommands = {
            RunCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            ReplayCommand.class,
            UserCommand.class,
            AuditCommand.class,
            CertCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DoctorCommand.class
        })
public final class Main implements Callable<Integer> {
    static final int FAILED = 1;
    static final int WRONG = 2;

    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs a command; see {@code --help}. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do; --help lists the commands");
    }
}
