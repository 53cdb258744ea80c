package org.anju.gateway.sql;

import org.anju.gateway.server.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresCommissioningsTest implements CommissioningContract {
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
        store.write(handle ->
                handle.execute("truncate commissioning, alert, suppressed, incident, recipient, checkpoint cascade"));
    }

    @Override
    public SqlStore store() {
        return store;
    }
}
