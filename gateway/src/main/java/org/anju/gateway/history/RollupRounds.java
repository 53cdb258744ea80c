package org.anju.gateway.history;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.metrics.HistoryMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the time-series store roll up what is due, every minute on a thread of its own, piece by piece so that writing goes on between them.
 * While the store is away nothing is lost: the points wait.
 */
public final class RollupRounds implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RollupRounds.class);
    private static final long EVERY_S = 60;
    /** Pieces of one round; what is left comes a minute later. */
    private static final int MOST = 10_000;

    private final TimeSeriesStore store;
    private final HistoryMeters meters;

    public RollupRounds(TimeSeriesStore store, HistoryMeters meters) {
        this.store = store;
        this.meters = meters;
    }

    /**
     * Starts the rounds.
     *
     * @param thread serves nothing else: a round may take long
     */
    public void start(ScheduledExecutorService thread) {
        var unused = thread.scheduleWithFixedDelay(this, EVERY_S, EVERY_S, TimeUnit.SECONDS);
    }

    @Override
    public void run() {
        try {
            boolean more = true;
            for (int i = 0; i < MOST && more && !Thread.currentThread().isInterrupted(); i++) {
                long began = System.nanoTime();
                more = store.rollUp();
                if (more) {
                    meters.rolledUp(Duration.ofNanos(System.nanoTime() - began));
                }
            }
        } catch (StoreUnavailableException e) {
            meters.rollupFailed();
            LOG.debug("not rolled up: {}", e.getMessage());
        } catch (RuntimeException e) {
            meters.rollupFailed();
            LOG.error("rolling up failed; it is tried again in a minute", e);
        }
    }
}
