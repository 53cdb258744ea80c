package org.anju.gateway.sql;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresStatisticsTest implements StatisticsContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres("delivery", "recipient", "alert");

    @Override
    public SqlStore store() {
        return POSTGRES.store();
    }
}
