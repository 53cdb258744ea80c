package org.anju.sim.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SimulatedTimeTest {
    private long wallMs = 1_000_000;

    private final Clock wall = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(wallMs);
        }
    };

    @Test
    void runsFasterFromTheStartOnAndTranslatesBack() {
        SimulatedTime time = new SimulatedTime(wall, 60);
        wallMs += 1_000;

        assertEquals(1_060_000, time.nowMs());
        assertEquals(1_001_000, time.wallMs(1_060_000));
        assertEquals(500, time.waitMs(1_090_000));
        assertEquals(1, time.waitMs(1_000_000));
    }
}
