package org.anju.gateway.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.anju.gateway.fake.ManualClock;
import org.junit.jupiter.api.Test;

class MachineTest {
    private static void isFault(Finding finding, String remedy) {
        assertEquals(Finding.Level.FAULT, finding.level(), finding.text());
        assertTrue(finding.text().contains(remedy), finding.text());
    }

    @Test
    void tooLittleMemoryAndTooFewFilesAreNamed() {
        List<Finding> findings = new Machine(64L << 20, 1_024).look();
        isFault(findings.get(0), "-Xmx");
        isFault(findings.get(1), "LimitNOFILE");
        new Machine(512L << 20, 65_536)
                .look()
                .forEach(finding -> assertEquals(Finding.Level.OK, finding.level(), finding.text()));
    }

    @Test
    void aClockOfBeforeThisProgramIsNamed() {
        isFault(
                new ClockCheck(new ManualClock(1_600_000_000_000L), null, Duration.ofSeconds(5))
                        .look()
                        .get(0),
                "timedatectl");
    }
}
