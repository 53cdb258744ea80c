package org.anju.gateway.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.gateway.alert.RuleFiles;
import org.anju.gateway.alert.RulesException;
import org.anju.gateway.config.Config;
import org.anju.gateway.estate.InvalidProfileException;
import org.anju.gateway.estate.Profiles;
import org.anju.gateway.model.Kind;
import org.anju.gateway.sql.SqliteFiles;

/** Whether profiles, rules and the files of the data directory can be read. */
final class DataFiles {
    private final Config config;

    DataFiles(Config config) {
        this.config = config;
    }

    List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        profilesAndRules(findings);
        for (String name : List.of("journal.db", "history.db")) {
            Path file = config.dataDir().resolve(name);
            if (!Files.exists(file)) {
                continue;
            }
            String damage = SqliteFiles.damage(file);
            findings.add(
                    damage.isEmpty()
                            ? Finding.ok(name, "it is sound")
                            : Finding.fault(
                                    name,
                                    file + " is damaged: " + damage,
                                    "stop the gateway, check the disk, and restore the last backup: anju restore <backup> --replace"));
        }
        Path key = config.dataDir().resolve("credential.key");
        if (!Files.exists(key) && Files.exists(config.dataDir().resolve("anju.db"))) {
            findings.add(Finding.fault(
                    "credential key",
                    key + " is missing: no device can sign in any more",
                    "restore it from a backup, or import the register with new credentials"));
        }
        return findings;
    }

    private void profilesAndRules(List<Finding> findings) {
        Map<String, Kind> kinds;
        try {
            kinds = Profiles.load(config.kinds(), config.profiles());
            findings.add(Finding.ok("profiles", kinds.size() + " kinds of device"));
        } catch (InvalidProfileException e) {
            e.problems()
                    .forEach(problem -> findings.add(Finding.fault(
                            "profiles", problem, "mend the file in the folder profiles, or take it out")));
            return;
        }
        try {
            new RuleFiles(kinds.values(), config.kinds(), config.rules()).load();
            findings.add(Finding.ok("rules", "they can be used"));
        } catch (RulesException e) {
            e.problems()
                    .forEach(problem -> findings.add(Finding.fault(
                            "rules", problem.toString(), "mend the file in the folder rules, or take it out")));
        }
    }
}
