package org.anju.gateway.sql;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresDeliveriesTest implements DeliveryContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres("delivery", "recipient", "alert");

    @Override
    public SqlStore store() {
        return POSTGRES.store();
    }
}
