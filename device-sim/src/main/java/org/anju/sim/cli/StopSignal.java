package org.anju.sim.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C (or SIGTERM) as a request to finish: the waiting command is woken, cleans up and prints its totals while the virtual
 * machine waits for it, ten seconds at most.
 */
final class StopSignal {
    private static final long FINISH_WITHIN_S = 10;

    private final CountDownLatch wanted = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    private StopSignal() {}

    /** A signal connected to the process's termination. */
    static StopSignal ofProcess() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::interrupt, "stop"));
        return signal;
    }

    private void interrupt() {
        wanted.countDown();
        await(finished, FINISH_WITHIN_S * 1_000);
    }

    /** Blocks until stopping is wanted, which it answers with true, or {@code limit} (forever when null) has passed. */
    boolean await(@Nullable Duration limit) {
        return await(wanted, limit == null ? Long.MAX_VALUE : limit.toMillis());
    }

    /** To be called when nothing is left to do, so that the process may end. */
    void finished() {
        finished.countDown();
    }

    private static boolean await(CountDownLatch latch, long limitMs) {
        try {
            return latch.await(limitMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
