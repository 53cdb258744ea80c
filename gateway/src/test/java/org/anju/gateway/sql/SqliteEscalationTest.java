package org.anju.gateway.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteEscalationTest extends EscalationContract {
    @TempDir
    Path folder;

    private int opened;

    @Override
    String url() {
        opened++;
        return "jdbc:sqlite:" + folder.resolve("anju-" + opened + ".db");
    }
}
