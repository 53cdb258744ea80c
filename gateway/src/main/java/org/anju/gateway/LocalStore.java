package org.anju.gateway;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.NoSuchElementException;
import org.anju.gateway.api.UserConflictException;
import org.anju.gateway.audit.AuditEntry;
import org.anju.gateway.config.Config;
import org.anju.gateway.config.InvalidConfigException;
import org.anju.gateway.sql.SqlAudit;
import org.anju.gateway.sql.SqlStore;
import picocli.CommandLine.Model.CommandSpec;

/** What commands that work on the SQL store directly have in common: opening it, reporting mistakes, leaving an audit row. */
final class LocalStore {
    private static final String ORIGIN = "local";

    private LocalStore() {}

    /** Works with the open store; answers the exit code. */
    interface Work {
        int on(SqlStore sql) throws InvalidConfigException;
    }

    static int with(CommandSpec spec, ConfigOptions options, Work work) {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Config config = options.load(Map.of());
            try (SqlStore sql = SqlStore.open(config.sqlAddress())) {
                return work.on(sql);
            }
        } catch (InvalidConfigException e) {
            e.problems().forEach(problem -> err.println("error: " + problem));
            return Main.WRONG;
        } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException | UserConflictException e) {
            err.println("error: " + e.getMessage());
            return Main.FAILED;
        }
    }

    /** Records what was done from the command line. */
    static void audit(SqlStore sql, String action, String object, String detail) {
        new SqlAudit(sql)
                .record(new AuditEntry(
                        Clock.systemUTC().millis(),
                        "cli:" + System.getProperty("user.name", "?"),
                        ORIGIN,
                        action,
                        object,
                        detail));
    }
}
