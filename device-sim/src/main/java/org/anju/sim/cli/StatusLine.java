package org.anju.sim.cli;

import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.anju.sim.fleet.Fleet;
import org.anju.sim.fleet.Tally;
import org.anju.sim.incident.Stage;

/** A run's progress in one line. Not thread-safe. */
final class StatusLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Fleet fleet;
    private final Stage stage;
    private final Clock clock;
    private Tally.Counts last;
    private long lastMs;

    StatusLine(Fleet fleet, Stage stage, Clock clock) {
        this.fleet = fleet;
        this.stage = stage;
        this.clock = clock;
        this.last = fleet.counts();
        this.lastMs = clock.millis();
    }

    /** Progress since the previous line. */
    String next() {
        Tally.Counts now = fleet.counts();
        long nowMs = clock.millis();
        double seconds = Math.max(1, nowMs - lastMs) / 1_000.0;
        String line =
                "%s connected %d/%d, sent %.0f/s, acknowledged %.0f/s, refused %d, lost %d, incidents %d (%d open)"
                        .formatted(
                                LocalTime.now(clock).format(TIME),
                                now.connected(),
                                fleet.size(),
                                (now.sent() - last.sent()) / seconds,
                                (now.acknowledged() - last.acknowledged()) / seconds,
                                now.refused() + now.loginsRefused(),
                                now.lost(),
                                stage.staged(),
                                stage.open());
        last = now;
        lastMs = nowMs;
        return line;
    }

    /** What the whole run came to. */
    String total() {
        Tally.Counts all = fleet.counts();
        return ("total: sent %d, acknowledged %d, refused %d, unacknowledged %d, shed %d, logins refused %d,"
                        + " connections lost %d, commands answered %d, incidents %d")
                .formatted(
                        all.sent(),
                        all.acknowledged(),
                        all.refused(),
                        all.sent() - all.acknowledged() - all.refused(),
                        all.shed(),
                        all.loginsRefused(),
                        all.lost(),
                        all.commands(),
                        stage.staged());
    }
}
