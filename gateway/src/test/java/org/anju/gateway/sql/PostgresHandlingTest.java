package org.anju.gateway.sql;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresHandlingTest extends SqlHandlingContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres();

    @Override
    String url() {
        return POSTGRES.another();
    }
}
