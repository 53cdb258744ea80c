package org.anju.gateway.delivery.route;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Who is on duty, turn after turn. */
public final class DutyPlan {
    private static final long STEP_MS = Duration.ofMinutes(1).toMillis();

    private DutyPlan() {}

    /**
     * A stretch in which the same people are on duty.
     *
     * @param fromMs inclusive, epoch milliseconds
     * @param toMs exclusive
     */
    public record Turn(long fromMs, long toMs, Roster.Duty duty) {}

    /** All turns of a stretch of time, without gaps: turns in which nobody is on duty too. Hours are of whole minutes, and so are turns. */
    public static List<Turn> of(Roster roster, ZoneId zone, long fromMs, long toMs) {
        List<Turn> turns = new ArrayList<>();
        long begunMs = fromMs;
        Roster.Duty duty = on(roster, zone, fromMs);
        for (long atMs = fromMs - Math.floorMod(fromMs, STEP_MS) + STEP_MS; atMs < toMs; atMs += STEP_MS) {
            Roster.Duty now = on(roster, zone, atMs);
            if (!now.equals(duty)) {
                turns.add(new Turn(begunMs, atMs, duty));
                begunMs = atMs;
                duty = now;
            }
        }
        turns.add(new Turn(begunMs, toMs, duty));
        return turns;
    }

    private static Roster.Duty on(Roster roster, ZoneId zone, long atMs) {
        return roster.onDuty(Instant.ofEpochMilli(atMs).atZone(zone));
    }
}
