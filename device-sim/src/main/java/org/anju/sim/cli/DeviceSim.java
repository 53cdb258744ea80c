package org.anju.sim.cli;

import org.anju.sim.BadInputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;

/**
 * The command with its subcommands. Exit codes: 0 done; 1 done, but something was refused or an internal error; 2 wrong
 * arguments, or a file or limit that does not allow the run.
 */
@Command(
        name = "device-sim",
        description = "Plays the devices of renovated residential compounds against an MQTT gateway.",
        mixinStandardHelpOptions = true,
        versionProvider = DeviceSim.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:done, but something was refused; or an internal error",
            "2:wrong arguments, or a file or limit that does not allow the run"
        },
        subcommands = {
            EstateCommand.class,
            RunCommand.class,
            LoadCommand.class,
            CompareCommand.class,
            VerifyCommand.class,
            RulesCommand.class,
            PublishCommand.class,
            RecordCommand.class,
            ReplayCommand.class
        })
public final class DeviceSim {

    /** The command line, ready to execute. */
    public static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new DeviceSim());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((failure, failed, parsed) -> {
            if (failure instanceof BadInputException) {
                failed.getErr().println(failed.getColorScheme().errorText(String.valueOf(failure.getMessage())));
                return ExitCode.USAGE;
            }
            throw failure;
        });
        return commandLine;
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = DeviceSim.class.getPackage().getImplementationVersion();
            return new String[] {"device-sim " + (version == null ? "(not packaged)" : version)};
        }
    }
}
