package org.anju.gateway.sql;

import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteWorkOrderBookTest implements WorkOrderBookContract {
    @RegisterExtension
    final OnSqlite sqlite = new OnSqlite();

    @Override
    public SqlStore store() {
        return sqlite.store();
    }
}
