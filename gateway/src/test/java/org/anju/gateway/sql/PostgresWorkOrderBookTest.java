package org.anju.gateway.sql;

import org.anju.gateway.server.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresWorkOrderBookTest implements WorkOrderBookContract {
    private static PostgresServer server;
    private static SqlStore store;

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
        store = SqlStore.open(server.url());
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        store.write(
                handle -> handle.execute("truncate work_order, work_order_step, work_order_part, spare_part cascade"));
    }

    @Override
    public SqlStore store() {
        return store;
    }
}
