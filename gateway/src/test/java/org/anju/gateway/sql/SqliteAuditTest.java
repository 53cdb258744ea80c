package org.anju.gateway.sql;

import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteAuditTest implements AuditContract {
    @RegisterExtension
    final OnSqlite sqlite = new OnSqlite();

    @Override
    public SqlStore store() {
        return sqlite.store();
    }

    @Override
    public void disarm() {
        store().write(handle -> handle.execute("drop trigger audit_not_changed"));
        store().write(handle -> handle.execute("drop trigger audit_not_deleted"));
    }
}
