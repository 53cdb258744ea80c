package org.anju.gateway.delivery;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs something later. Tasks must be short and must not block. */
@FunctionalInterface
public interface Scheduler {
    /**
     * Runs {@code task} once, in {@code delayMs} milliseconds.
     *
     * @return calls it off when it has not begun
     */
    Cancel after(long delayMs, Runnable task);

    /** Calls a task off. */
    @FunctionalInterface
    interface Cancel {
        void cancel();
    }

    /** The scheduler of the running gateway. */
    static Scheduler of(ScheduledExecutorService executor) {
        return (delayMs, task) -> {
            Future<?> future = executor.schedule(task, delayMs, TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        };
    }
}
