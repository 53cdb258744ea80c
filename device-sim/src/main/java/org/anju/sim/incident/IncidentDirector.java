package org.anju.sim.incident;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.anju.sim.fleet.Fleet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stages one incident after another on a fleet, cycling over all of them: the first ten seconds after the fleet is connected (or
 * after a minute, if part of it never connects), then one per period. Runs on one thread of the given scheduler.
 */
public final class IncidentDirector {
    private static final Logger log = LoggerFactory.getLogger(IncidentDirector.class);
    private static final String PROGRAMME = "programme";
    private static final long FIRST_AFTER_MS = 10_000;
    private static final long LONGEST_WAIT_MS = 60_000;
    private static final long POLL_MS = 500;

    private final Fleet fleet;
    private final Stage stage;
    private final ScheduledExecutorService scheduler;
    private final List<Incident> programme;
    private final long everyMs;
    private int next;
    private long waitedMs;

    /**
     * A director who has not begun.
     *
     * @param everyMs wall milliseconds from one incident to the next
     */
    public IncidentDirector(Fleet fleet, Stage stage, ScheduledExecutorService scheduler, long everyMs) {
        this.fleet = fleet;
        this.stage = stage;
        this.scheduler = scheduler;
        this.programme = stage.incidents();
        this.everyMs = everyMs;
    }

    /** Begins. It ends with the scheduler. */
    public void start() {
        var unused = scheduler.schedule(this::awaitFleet, POLL_MS, TimeUnit.MILLISECONDS);
    }

    private void awaitFleet() {
        waitedMs += POLL_MS;
        int connected = fleet.counts().connected();
        boolean ready = connected >= fleet.size() || (connected > 0 && waitedMs >= LONGEST_WAIT_MS);
        if (!ready) {
            start();
            return;
        }
        var unused = scheduler.scheduleAtFixedRate(
                this::stageNext, Math.min(FIRST_AFTER_MS, everyMs), everyMs, TimeUnit.MILLISECONDS);
    }

    private void stageNext() {
        for (int tried = 0; tried < programme.size(); tried++) {
            Incident incident = programme.get(next);
            next = (next + 1) % programme.size();
            try {
                stage.begin(Order.of(incident.id()), PROGRAMME);
                return;
            } catch (CannotStageException e) {
                log.debug("{}", e.getMessage());
            }
        }
        log.warn("no incident can be staged: no free device of a fitting kind is online");
    }
}
