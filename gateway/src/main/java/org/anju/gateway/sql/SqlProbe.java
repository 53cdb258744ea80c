package org.anju.gateway.sql;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.anju.gateway.audit.AuditVerdict;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Looks at an SQL store from outside, without bringing its schema up to date. */
public final class SqlProbe {
    private SqlProbe() {}

    /** What was found: something wrong and its remedy, or neither. */
    public record Result(String wrong, String remedy) {
        static final Result WELL = new Result("", "");
    }

    /** Examines the store; {@code url} as for {@link SqlStore#open}. */
    public static List<Result> look(String url) {
        try (Handle handle = Jdbi.create(url).open()) {
            Result newer = schema(handle);
            return newer.wrong().isEmpty() ? List.of(people(handle), trail(handle)) : List.of(newer);
        } catch (JdbiException e) {
            String why = String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
            boolean postgres = url.startsWith("jdbc:postgresql:");
            return List.of(new Result(
                    "the SQL store cannot be used: " + why,
                    postgres
                            ? "check that PostgreSQL runs, and host, database, user and password in sqlUrl (ANJU_SQL_URL)"
                            : "restore the last backup: anju restore <backup> --replace"));
        }
    }

    private static Result schema(Handle handle) {
        boolean made = handle.createQuery(
                                url(handle).contains("sqlite")
                                        ? "select count(*) from sqlite_master where name = 'flyway_schema_history'"
                                        : "select count(*) from information_schema.tables where table_name ="
                                                + " 'flyway_schema_history'")
                        .mapTo(Long.class)
                        .one()
                > 0;
        if (!made) {
            return Result.WELL;
        }
        List<String> known = known();
        List<String> unknown = handle
                .createQuery("select version from flyway_schema_history where version is not null and success")
                .mapTo(String.class)
                .list()
                .stream()
                .filter(version -> !known.contains(version))
                .toList();
        return unknown.isEmpty()
                ? Result.WELL
                : new Result(
                        "the SQL store was brought up to schema " + unknown + " by a newer Anju",
                        "run that version, or restore a backup of before the update");
    }

    private static String url(Handle handle) {
        try {
            return handle.getConnection().getMetaData().getURL().toLowerCase(Locale.ROOT);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Versions of the migrations in this program. */
    private static List<String> known() {
        return Arrays.stream(new FluentConfiguration()
                        .locations("classpath:db/migration", "classpath:db/sqlite")
                        .dataSource("jdbc:sqlite::memory:", null, null)
                        .load()
                        .info()
                        .all())
                .map(info -> String.valueOf(info.getVersion()))
                .toList();
    }

    private static Result people(Handle handle) {
        long admins = handle.createQuery(
                        "select count(*) from user_account where role = 'admin' and areas = '*' and disabled = false")
                .mapTo(Long.class)
                .one();
        return admins > 0
                ? Result.WELL
                : new Result("there is no administrator who may sign in", "add one: anju user add <name> --role admin");
    }

    private static Result trail(Handle handle) {
        AuditVerdict verdict = SqlAudit.verify(handle);
        return verdict.broken() == null
                ? Result.WELL
                : new Result(
                        "the audit trail is broken: " + verdict.broken().reason(),
                        "keep this database as evidence and compare it with a backup and with syslog (anju audit verify)");
    }
}
