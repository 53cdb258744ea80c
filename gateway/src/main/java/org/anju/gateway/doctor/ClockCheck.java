package org.anju.gateway.doctor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the clock can be believed. */
final class ClockCheck {
    private static final String SUBJECT = "clock";
    /** No clock that is right shows an earlier time. */
    private static final Instant BUILT_AFTER = Instant.parse("2026-11-01T00:00:00Z");

    private final Clock clock;
    private final @Nullable String timeServer;
    private final Duration tolerance;

    ClockCheck(Clock clock, @Nullable String timeServer, Duration tolerance) {
        this.clock = clock;
        this.timeServer = timeServer;
        this.tolerance = tolerance;
    }

    List<Finding> look() {
        Instant now = clock.instant();
        if (now.isBefore(BUILT_AFTER)) {
            return List.of(Finding.fault(
                    SUBJECT, "it shows " + now + ", before this program was made", "set it: timedatectl set-ntp true"));
        }
        if (timeServer == null) {
            return List.of(Finding.ok(SUBJECT, "it shows " + now + "; name watchdog.timeServer to have it compared"));
        }
        try {
            long aheadMs = new TimeServer(timeServer, clock).aheadMs();
            return List.of(
                    Math.abs(aheadMs) > tolerance.toMillis()
                            ? Finding.fault(
                                    SUBJECT,
                                    "it is " + Math.abs(aheadMs) + " ms " + (aheadMs > 0 ? "ahead of" : "behind") + " "
                                            + timeServer,
                                    "let a time service set it: timedatectl set-ntp true")
                            : Finding.ok(SUBJECT, "it is " + aheadMs + " ms ahead of " + timeServer));
        } catch (IOException e) {
            return List.of(Finding.warning(
                    SUBJECT,
                    "the time server " + timeServer + " does not answer: " + e.getMessage(),
                    "check watchdog.timeServer and that UDP port 123 is open"));
        }
    }
}
