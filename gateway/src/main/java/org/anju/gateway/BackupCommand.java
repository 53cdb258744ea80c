package org.anju.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.anju.gateway.backup.Backup;
import org.anju.gateway.config.Config;
import org.anju.gateway.config.InvalidConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes a backup of the data directory while the gateway runs, or while it does not. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Copies everything the gateway keeps into a folder, while it runs")
final class BackupCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description =
                    "folder for backups, on another disk if there is one (default: backups in the data directory)")
    private @Nullable Path to;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Config config = options.load(Map.of());
            String sql =
                    config.sqlUrl() == null || config.sqlUrl().startsWith("jdbc:sqlite:") ? "sqlite" : "postgresql";
            Backup backup = new Backup(
                    config.dataDir(),
                    sql,
                    config.history().influxUrl() == null ? "embedded" : "influxdb",
                    Clock.systemUTC());
            Path made = backup.take(to == null ? config.dataDir().resolve("backups") : to);
            spec.commandLine().getOut().println("backup: " + made);
            backup.elsewhere().forEach(command -> err.println("not in it: " + command));
            return 0;
        } catch (InvalidConfigException e) {
            e.problems().forEach(problem -> err.println("error: " + problem));
            return Main.WRONG;
        } catch (IOException e) {
            err.println("error: no backup was taken: " + e.getMessage());
            return Main.FAILED;
        }
    }
}
