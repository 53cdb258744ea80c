package org.anju.gateway.sql;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresCommandsTest implements CommandContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres("command");

    @Override
    public SqlStore store() {
        return POSTGRES.store();
    }
}
