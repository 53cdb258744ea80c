package org.anju.gateway.sql;

import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteCommandsTest implements CommandContract {
    @RegisterExtension
    final OnSqlite sqlite = new OnSqlite();

    @Override
    public SqlStore store() {
        return sqlite.store();
    }
}
