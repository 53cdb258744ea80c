package org.anju.gateway.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anju.gateway.config.Config;
import org.anju.gateway.sql.SqlProbe;
import org.anju.gateway.sql.SqliteFiles;

/** Whether the SQL store answers, is sound, of this version, and administered by somebody. */
final class SqlCheck {
    private static final String SUBJECT = "SQL store";

    private final Config config;

    SqlCheck(Config config) {
        this.config = config;
    }

    List<Finding> look() {
        if (config.sqlUrl() == null) {
            Path file = config.dataDir().resolve("anju.db");
            if (!Files.exists(file)) {
                return List.of(Finding.ok(SUBJECT, "it is made at the first start"));
            }
            String damage = SqliteFiles.damage(file);
            if (!damage.isEmpty()) {
                return List.of(
                        Finding.fault(
                                SUBJECT,
                                file + " is damaged: " + damage,
                                "stop the gateway, check the disk, and restore the last backup: anju restore <backup> --replace"));
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (SqlProbe.Result result : SqlProbe.look(config.sqlAddress())) {
            if (!result.wrong().isEmpty()) {
                findings.add(Finding.fault(SUBJECT, result.wrong(), result.remedy()));
            }
        }
        return findings.isEmpty() ? List.of(Finding.ok(SUBJECT, "it answers and is sound")) : findings;
    }
}
