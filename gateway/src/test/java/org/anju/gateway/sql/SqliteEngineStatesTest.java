package org.anju.gateway.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteEngineStatesTest implements EngineStatesContract {
    @TempDir
    Path directory;

    private SqlStore store;

    @BeforeEach
    void open() {
        store = SqlStore.open("jdbc:sqlite:" + directory.resolve("anju.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public SqlStore store() {
        return store;
    }
}
