package org.anju.gateway.intake;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.journal.Receipt;
import org.anju.gateway.model.Tick;
import org.jspecify.annotations.Nullable;

/** Writes the passing of time into the journal, once a second, so that consumers that wait for time need no clock of their own. */
public final class Ticker {
    private final Journal journal;
    private final Stamp stamp;
    private final ScheduledExecutorService scheduler;
    private @Nullable ScheduledFuture<?> running;

    public Ticker(Journal journal, Stamp stamp, ScheduledExecutorService scheduler) {
        this.journal = journal;
        this.stamp = stamp;
        this.scheduler = scheduler;
    }

    public synchronized void start() {
        running = scheduler.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    private void tick() {
        // A tick that is refused because the journal is full is made good by the next one.
        journal.append(List.of(new Tick(stamp.nowMs())), Receipt.NONE);
    }

    public synchronized void stop() {
        if (running != null) {
            running.cancel(false);
        }
    }
}
