package org.anju.gateway.sql;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresWorkOrdersTest extends WorkOrderContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    String url() {
        return POSTGRES.another();
    }
}
