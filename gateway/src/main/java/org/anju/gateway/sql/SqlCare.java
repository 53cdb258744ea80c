package org.anju.gateway.sql;

/** How far the export of the audit trail got. */
public final class SqlCare {
    private static final String SYSLOG = "audit.syslog.sent";

    private final SqlStore sql;

    public SqlCare(SqlStore sql) {
        this.sql = sql;
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
