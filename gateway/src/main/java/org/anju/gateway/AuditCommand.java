package org.anju.gateway;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.anju.gateway.audit.AuditChain;
import org.anju.gateway.audit.AuditQuery;
import org.anju.gateway.audit.AuditRow;
import org.anju.gateway.audit.AuditVerdict;
import org.anju.gateway.sql.SqlAudit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads and verifies the audit trail. Works on the SQL store directly, whether the gateway runs or not. */
@Command(name = "audit", mixinStandardHelpOptions = true, description = "Shows who did what, and verifies the trail")
final class AuditCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do: verify or list");
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Follows the hash chain; exit code 1 when an entry was changed, removed or cut off")
    int verify(
            @Mixin ConfigOptions options,
            @Option(
                            names = "--hash",
                            paramLabel = "SEQUENCE:HASH",
                            description = "an entry as syslog received it; the trail must hold the same one")
                    @Nullable
                    String witness) {
        return LocalStore.with(spec, options, sql -> {
            SqlAudit trail = new SqlAudit(sql);
            AuditVerdict verdict = trail.verify();
            AuditChain.Break broken = verdict.broken();
            PrintWriter out = spec.commandLine().getOut();
            if (broken != null) {
                out.println("broken at " + broken.sequence() + ": " + broken.reason() + "; the " + verdict.entries()
                        + " entries before hold. Restore a backup beside this one and compare from there on.");
                return Main.FAILED;
            }
            if (witness != null && !holds(trail, witness)) {
                out.println("rewritten: the trail is consistent in itself but does not hold the entry " + witness);
                return Main.FAILED;
            }
            out.println("intact: " + verdict.entries() + " entries, head " + verdict.head());
            return 0;
        });
    }

    private static boolean holds(SqlAudit trail, String witness) {
        int colon = witness.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("--hash must be SEQUENCE:HASH, such as 17:3a5f…");
        }
        long sequence = Long.parseLong(witness.substring(0, colon));
        List<AuditRow> rows = trail.after(sequence - 1, 1);
        return !rows.isEmpty()
                && rows.get(0).sequence() == sequence
                && rows.get(0).hash().equals(witness.substring(colon + 1));
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Prints entries, newest first")
    int list(
            @Mixin ConfigOptions options,
            @Option(names = "--who", description = "user name") @Nullable String who,
            @Option(names = "--action", description = "operation or word") @Nullable String action,
            @Option(names = "--limit", defaultValue = "50", description = "how many (${DEFAULT-VALUE})") int limit) {
        return LocalStore.with(spec, options, sql -> {
            PrintWriter out = spec.commandLine().getOut();
            new SqlAudit(sql)
                    .find(new AuditQuery(who, action, null, 0, Long.MAX_VALUE, Long.MAX_VALUE, limit))
                    .forEach(row -> out.println(line(row)));
            return 0;
        });
    }

    private static String line(AuditRow row) {
        return row.sequence() + " " + Instant.ofEpochMilli(row.entry().atMs()) + " "
                + row.entry().who() + " " + row.entry().origin() + " "
                + row.entry().action() + " "
                + row.entry().object() + " " + row.entry().detail();
    }
}
