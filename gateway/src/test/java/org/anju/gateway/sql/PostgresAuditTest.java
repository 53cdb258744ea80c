package org.anju.gateway.sql;

import org.anju.gateway.server.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresAuditTest implements AuditContract {
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
        disarm();
        store.write(handle -> handle.execute("truncate audit_trail"));
        store.write(handle -> handle.execute("update audit_head set sequence = 0, hash = ''"));
        store.write(handle -> handle.execute("alter table audit_trail enable trigger all"));
    }

    @Override
    public SqlStore store() {
        return store;
    }

    @Override
    public void disarm() {
        store.write(handle -> handle.execute("alter table audit_trail disable trigger all"));
    }
}
