package org.anju.gateway.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteWorkOrdersTest extends WorkOrderContract {
    @TempDir
    Path folder;

    @Override
    String url() {
        return "jdbc:sqlite:" + folder.resolve("anju.db");
    }
}
