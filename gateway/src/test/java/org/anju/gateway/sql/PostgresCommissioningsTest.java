package org.anju.gateway.sql;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresCommissioningsTest implements CommissioningContract {
    @RegisterExtension
    static final OnPostgres POSTGRES =
            new OnPostgres("commissioning", "alert", "suppressed", "incident", "recipient", "checkpoint");

    @Override
    public SqlStore store() {
        return POSTGRES.store();
    }
}
