package org.anju.gateway.sql;

import org.anju.gateway.server.PostgresServer;

class PostgresAlertsTest extends SqlAlertsContract {
    @Override
    String url() {
        return PostgresServer.newDatabase();
    }
}
