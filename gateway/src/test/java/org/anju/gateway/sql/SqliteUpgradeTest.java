package org.anju.gateway.sql;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class SqliteUpgradeTest implements UpgradeContract {
    @TempDir
    Path folder;

    @Override
    public String url() {
        return "jdbc:sqlite:" + folder.resolve("anju.db");
    }

    @Override
    public Map<String, String> words() {
        return Map.of("blob", "blob", "identity", "integer primary key autoincrement");
    }
}
