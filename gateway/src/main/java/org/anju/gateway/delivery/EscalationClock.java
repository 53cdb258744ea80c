package org.anju.gateway.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.anju.gateway.metrics.DeliveryMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second for steps of escalations that are due. What it knows is in the database; a restart only delays it. */
public final class EscalationClock {
    private static final Logger LOG = LoggerFactory.getLogger(EscalationClock.class);
    private static final int MOST = 200;

    private final Escalations escalations;
    private final Consumer<String> wake;
    private final Clock clock;
    private final Scheduler scheduler;
    private final Executor executor;
    private final Duration every;
    private final DeliveryMeters meters;
    private volatile boolean stopped;

    /**
     * Connects the parts; nothing runs before {@link #start}.
     *
     * @param wake told each recipient that has something new
     * @param executor for what blocks
     */
    public EscalationClock(
            Escalations escalations,
            Consumer<String> wake,
            Clock clock,
            Scheduler scheduler,
            Executor executor,
            Duration every,
            DeliveryMeters meters) {
        this.escalations = escalations;
        this.wake = wake;
        this.clock = clock;
        this.scheduler = scheduler;
        this.executor = executor;
        this.every = every;
        this.meters = meters;
    }

    /** Begins to look. */
    public void start() {
        try {
            executor.execute(this::look);
        } catch (RejectedExecutionException e) {
            LOG.debug("the executor is closed, escalations rest");
        }
    }

    /** Looks no more. */
    public void stop() {
        stopped = true;
    }

    private void look() {
        if (stopped) {
            return;
        }
        boolean more = false;
        try {
            Escalations.Taken taken = escalations.takeDue(clock.millis(), MOST);
            taken.recipients().forEach(wake);
            meters.escalated(taken.steps(), escalations.running());
            more = taken.steps() == MOST;
        } catch (RuntimeException e) {
            LOG.warn("due escalations could not be taken, they will be in {} s: {}", every.toSeconds(), e.toString());
        }
        scheduler.after(more ? 0 : every.toMillis(), this::start);
    }
}
