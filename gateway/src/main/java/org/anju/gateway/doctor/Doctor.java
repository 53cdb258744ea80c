package org.anju.gateway.doctor;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.anju.gateway.config.Config;

/** The list of everything that is looked at, in the order in which things depend on each other. */
public final class Doctor {
    private final List<Check> checks;

    public Doctor(Config config, Clock clock) {
        DataDirectory data = new DataDirectory(config.dataDir(), config.care().freeDisk());
        this.checks = List.of(
                data::look,
                new Machine()::look,
                new ClockCheck(clock, config.care().timeServer(), config.care().clockDrift())::look,
                new Ports(config)::look,
                new Certificates(config, clock)::look,
                new DataFiles(config)::look,
                new SqlCheck(config)::look,
                new HistoryCheck(config)::look,
                new Recipients(config)::look);
    }

    /** Looks at everything; a check that fails itself is a finding too. */
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        for (Check check : checks) {
            try {
                findings.addAll(check.look());
            } catch (RuntimeException e) {
                findings.add(Finding.fault("doctor", "a check failed: " + e, "report this as a defect of Anju"));
            }
        }
        return findings;
    }
}
