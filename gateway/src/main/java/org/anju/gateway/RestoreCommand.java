package org.anju.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.anju.gateway.backup.Restore;
import org.anju.gateway.config.InvalidConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup in the place of the data directory of a gateway that is stopped. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Puts a backup in the place of the data directory; the gateway must be stopped")
final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Parameters(paramLabel = "DIR", description = "a folder that anju backup made")
    private Path backup;

    @Option(names = "--replace", description = "set data that is there aside")
    private boolean replace;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            Path dataDir = options.load(Map.of()).dataDir();
            Restore.Done done = new Restore(dataDir, Clock.systemUTC()).from(backup, replace);
            out.println("restored: " + dataDir + " as of "
                    + Instant.ofEpochMilli(done.manifest().beganMs()));
            if (done.setAside() != null) {
                out.println("set aside: " + done.setAside());
            }
            if (!done.manifest().sql().equals("sqlite")) {
                err.println(
                        "not in the backup: PostgreSQL; restore it with: pg_restore --clean --dbname=<database> anju-sql.dump");
            }
            if (!done.manifest().history().equals("embedded")) {
                err.println(
                        "not in the backup: InfluxDB; restore it with: influxd restore -portable <folder> (1.x), influx restore <folder> (2.x)");
            }
            return 0;
        } catch (InvalidConfigException e) {
            e.problems().forEach(problem -> err.println("error: " + problem));
            return Main.WRONG;
        } catch (IOException e) {
            err.println("error: nothing was restored: " + e.getMessage());
            return Main.FAILED;
        }
    }
}
