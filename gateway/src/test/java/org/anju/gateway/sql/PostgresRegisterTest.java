package org.anju.gateway.sql;

import org.anju.gateway.server.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresRegisterTest implements RegisterContract, CoverageContract, RoutingContract {
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
                handle -> handle.execute("truncate setting, area, compound, building, feature, device, device_sheet,"
                        + " device_status, device_photo, coverage_state, coverage_standing, coverage_day, coverage_policy,"
                        + " acceptance_report, alert, receipt, routing_book, routing_edit, alert_routing cascade"));
    }

    @Override
    public SqlStore store() {
        return store;
    }
}
