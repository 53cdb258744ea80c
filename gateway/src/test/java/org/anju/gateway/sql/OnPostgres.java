package org.anju.gateway.sql;

import org.anju.gateway.server.PostgresServer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A PostgreSQL of a test class's own: one store, of which tables are emptied before each test, or a new database with each call. */
final class OnPostgres implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private final String emptied;
    private PostgresServer server;
    private SqlStore store;

    /** @param emptied tables that are emptied before each test, with all that refers to them */
    OnPostgres(String... emptied) {
        this.emptied = String.join(", ", emptied);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server = PostgresServer.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!emptied.isEmpty()) {
            store().write(handle -> handle.execute("truncate " + emptied + " cascade"));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (store != null) {
            store.close();
        }
        server.close();
    }

    /** The store of all tests of the class. */
    SqlStore store() {
        if (store == null) {
            store = SqlStore.open(url());
        }
        return store;
    }

    /** JDBC URL of that store's database. */
    String url() {
        return server.url();
    }

    /** JDBC URL of one more empty database. */
    String another() {
        return server.another();
    }
}
