package org.anju.sim.incident;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.sim.fleet.DeviceClient;
import org.anju.sim.fleet.Fleet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stages one incident after another on a fleet, cycling over all of them: the first ten seconds after the fleet is connected (or
 * after a minute, if part of it never connects), then one per period. Runs on one thread of the given scheduler.
 */
public final class IncidentDirector {
    private static final Logger log = LoggerFactory.getLogger(IncidentDirector.class);
    private static final long FIRST_AFTER_MS = 10_000;
    private static final long LONGEST_WAIT_MS = 60_000;
    private static final long POLL_MS = 500;

    private final Fleet fleet;
    private final ScheduledExecutorService scheduler;
    private final Casting casting;
    private final List<Incident> programme = Programme.round();
    private final long everyMs;
    private final double speed;
    private final AtomicInteger staged = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private int next;
    private long waitedMs;

    /**
     * A director who has not begun.
     *
     * @param everyMs wall milliseconds from one incident to the next
     * @param speed how much faster than the wall clock the devices live; incidents end sooner by as much
     */
    public IncidentDirector(Fleet fleet, ScheduledExecutorService scheduler, long seed, long everyMs, double speed) {
        this.fleet = fleet;
        this.scheduler = scheduler;
        this.casting = new Casting(fleet.clients(), seed);
        this.everyMs = everyMs;
        this.speed = speed;
    }

    /** Begins. It ends with the scheduler. */
    public void start() {
        var unused = scheduler.schedule(this::awaitFleet, POLL_MS, TimeUnit.MILLISECONDS);
    }

    /** Incidents begun so far. */
    public int staged() {
        return staged.get();
    }

    /** Incidents going on now. */
    public int open() {
        return open.get();
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
                this::stage, Math.min(FIRST_AFTER_MS, everyMs), everyMs, TimeUnit.MILLISECONDS);
    }

    private void stage() {
        for (int tried = 0; tried < programme.size(); tried++) {
            Incident incident = programme.get(next);
            next = (next + 1) % programme.size();
            List<DeviceClient> actors = casting.cast(incident);
            if (!actors.isEmpty()) {
                begin(incident, actors);
                return;
            }
        }
        log.warn("no incident can be staged: no free device of a fitting kind is online");
    }

    private void begin(Incident incident, List<DeviceClient> actors) {
        for (int i = 0; i < actors.size(); i++) {
            actors.get(i).begin(incident.parts().get(i).condition());
        }
        open.incrementAndGet();
        log.info("incident {}: {} begins at {}", staged.incrementAndGet(), incident, names(actors));
        int number = staged.get();
        long lastsMs = (long) (incident.seconds() * 1_000 / speed);
        var unused = scheduler.schedule(() -> end(number, incident, actors), lastsMs, TimeUnit.MILLISECONDS);
    }

    private void end(int number, Incident incident, List<DeviceClient> actors) {
        for (int i = 0; i < actors.size(); i++) {
            actors.get(i).end(incident.parts().get(i).condition());
        }
        casting.release(actors);
        open.decrementAndGet();
        log.info("incident {}: {} is over at {}", number, incident, names(actors));
    }

    private static String names(List<DeviceClient> actors) {
        return String.join(
                ", ",
                actors.stream().map(actor -> actor.placement().device().id()).toList());
    }
}
