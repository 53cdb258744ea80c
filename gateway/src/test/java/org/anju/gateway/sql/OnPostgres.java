package org.anju.gateway.sql;

import org.anju.gateway.server.PostgresServer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A database of a test class's own on the PostgreSQL of the whole run: one store, of which tables are emptied before each test, or a new
 * database with each call.
 */
final class OnPostgres implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private final String emptied;
    private PostgresServer server;
    private String url = "";
    private SqlStore store;

    /** Started for the first class that needs it, stopped after the last test of the run. */
    private record Shared(PostgresServer server) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }

    /** @param emptied tables that are emptied before each test, with all that refers to them */
    OnPostgres(String... emptied) {
        this.emptied = String.join(", ", emptied);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent("postgres", key -> new Shared(PostgresServer.start()), Shared.class)
                .server();
        url = server.another();
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
        return url;
    }

    /** JDBC URL of one more empty database. */
    String another() {
        return server.another();
    }
}
