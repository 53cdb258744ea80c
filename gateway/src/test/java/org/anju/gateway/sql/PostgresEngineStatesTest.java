package org.anju.gateway.sql;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresEngineStatesTest implements EngineStatesContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres("engine_state", "engine_log");

    @Override
    public SqlStore store() {
        return POSTGRES.store();
    }
}
