package org.anju.gateway.sql;

import java.time.Clock;
import java.time.Duration;
import org.anju.gateway.audit.AuditEntry;
import org.jdbi.v3.core.Handle;

/** What the SQL store does to its own records as time goes by: deletes what is too old, with proof, and remembers how far an export got. */
public final class SqlCare {
    private static final String SYSLOG = "audit.syslog.sent";

    private final SqlStore sql;
    private final SqlAudit audit;
    private final Clock clock;

    public SqlCare(SqlStore sql, SqlAudit audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /** Deletes refused input that is too old; each deletion is counted, checked and entered in the audit trail. */
    public void deleteDeadLetters(Duration kept) {
        long beforeMs = clock.millis() - kept.toMillis();
        long deleted = sql.write(handle -> {
            int rows = handle.execute("delete from dead_letter where received_ms < ?", beforeMs);
            if (left(handle, beforeMs) > 0) {
                throw new IllegalStateException("dead letters are left that should have been deleted");
            }
            return (long) rows;
        });
        if (deleted > 0) {
            audit.record(new AuditEntry(
                    clock.millis(),
                    "gateway",
                    "local",
                    "retention",
                    "dead_letters",
                    "{\"beforeMs\":" + beforeMs + ",\"deleted\":" + deleted + ",\"leftOlder\":0}"));
        }
    }

    private static long left(Handle handle, long beforeMs) {
        return handle.createQuery("select count(*) from dead_letter where received_ms < :before")
                .bind("before", beforeMs)
                .mapTo(Long.class)
                .one();
    }

    /** Sequence number of the last audit entry that syslog has. */
    public long syslogSent() {
        return sql.read(handle -> handle.createQuery("select value from setting where name = :name")
                .bind("name", SYSLOG)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    public void rememberSyslog(long sequence) {
        sql.write(handle -> handle.createUpdate("insert into setting (name, value) values (:name, :value)"
                        + " on conflict (name) do update set value = excluded.value")
                .bind("name", SYSLOG)
                .bind("value", Long.toString(sequence))
                .execute());
    }
}
