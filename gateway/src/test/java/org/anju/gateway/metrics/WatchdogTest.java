package org.anju.gateway.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.anju.gateway.fake.ManualClock;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private final ManualClock clock = new ManualClock(1_700_000_000_000L);
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> told = new ArrayList<>();
    private boolean taken = true;

    private final Watchdog.Sink sink = new Watchdog.Sink() {
        @Override
        public boolean trouble(String part, String detail) {
            told.add(part + ": " + detail);
            return taken;
        }

        @Override
        public boolean over(String part) {
            told.add(part + " is over");
            return taken;
        }
    };

    private void pass(Duration real, Duration shown) {
        nanos.addAndGet(real.toNanos());
        clock.advance(shown.toMillis());
    }

    @Test
    void eachTroubleIsToldOnceAndSoIsItsEnd() {
        String[] found = {""};
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        List<HealthCheck> checks = new ArrayList<>();
        Watchdog watchdog = new Watchdog(checks, sink, new WatchdogMeters(registry));
        Probe disk = new Probe("disk", () -> found[0]);
        checks.add(disk);
        watchdog.run();
        found[0] = "full";
        watchdog.run();
        assertEquals(List.of(), told, "a probe says what it last saw");
        disk.run();
        watchdog.run();
        found[0] = "fuller";
        disk.run();
        watchdog.run();
        assertEquals(List.of("disk: full"), told);
        assertEquals(1, registry.get("anju.watchdog.troubles").gauge().value());
        found[0] = "";
        disk.run();
        watchdog.run();
        watchdog.run();
        assertEquals(List.of("disk: full", "disk is over"), told);
        assertEquals(0, registry.get("anju.watchdog.troubles").gauge().value());
    }

    @Test
    void whatCouldNotBeToldIsToldAtTheNextLook() {
        Watchdog watchdog = new Watchdog(
                List.of(new ComponentCheck("journal", true, () -> "behind")),
                sink,
                new WatchdogMeters(new SimpleMeterRegistry()));
        taken = false;
        watchdog.run();
        taken = true;
        watchdog.run();
        watchdog.run();
        assertEquals(List.of("journal: behind", "journal: behind"), told);
    }

    @Test
    void aLookThatFailsIsTroubleItself() {
        Probe probe = new Probe("history", () -> {
            throw new IllegalStateException("broken");
        });
        probe.run();
        assertEquals("it cannot be examined: broken", probe.trouble());
    }

    @Test
    void aClockThatJumpsIsTroubleUntilItRanEvenlyForAnHour() {
        ClockWatch watch = new ClockWatch(clock, nanos::get, Duration.ofSeconds(5));
        pass(Duration.ofSeconds(15), Duration.ofSeconds(19));
        assertEquals("", watch.look(), "drift within bounds");
        pass(Duration.ofSeconds(15), Duration.ofMinutes(10));
        assertTrue(watch.look().contains("jumped by 585000 ms"));
        pass(Duration.ofMinutes(30), Duration.ofMinutes(30));
        assertTrue(watch.look().contains("jumped by 585000 ms"));
        pass(Duration.ofMinutes(31), Duration.ofMinutes(31));
        assertEquals("", watch.look());
        pass(Duration.ofSeconds(15), Duration.ofSeconds(-45));
        assertTrue(watch.look().contains("jumped by -60000 ms"), "backwards as well");
    }
}
