package org.anju.gateway.sql;

import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteRegisterTest implements RegisterContract, CoverageContract, RoutingContract {
    @RegisterExtension
    final OnSqlite sqlite = new OnSqlite();

    @Override
    public SqlStore store() {
        return sqlite.store();
    }
}
