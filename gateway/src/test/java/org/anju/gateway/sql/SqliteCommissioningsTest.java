package org.anju.gateway.sql;

import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteCommissioningsTest implements CommissioningContract {
    @RegisterExtension
    final OnSqlite sqlite = new OnSqlite();

    @Override
    public SqlStore store() {
        return sqlite.store();
    }
}
