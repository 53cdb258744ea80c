package org.anju.gateway.sql;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresAuditTest implements AuditContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @BeforeEach
    void empty() {
        disarm();
        store().write(handle -> handle.execute("truncate audit_trail"));
        store().write(handle -> handle.execute("update audit_head set sequence = 0, hash = ''"));
        store().write(handle -> handle.execute("alter table audit_trail enable trigger all"));
    }

    @Override
    public SqlStore store() {
        return POSTGRES.store();
    }

    @Override
    public void disarm() {
        store().write(handle -> handle.execute("alter table audit_trail disable trigger all"));
    }
}
