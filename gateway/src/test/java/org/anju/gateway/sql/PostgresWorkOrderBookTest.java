package org.anju.gateway.sql;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresWorkOrderBookTest implements WorkOrderBookContract {
    @RegisterExtension
    static final OnPostgres POSTGRES = new OnPostgres("work_order", "work_order_step", "work_order_part", "spare_part");

    @Override
    public SqlStore store() {
        return POSTGRES.store();
    }
}
