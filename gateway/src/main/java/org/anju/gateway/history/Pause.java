package org.anju.gateway.history;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How the writer waits between two attempts; a test does not wait at all. */
@FunctionalInterface
interface Pause {
    /** Waits in real time. */
    Pause REAL = (stop, millis) -> stop.await(millis, TimeUnit.MILLISECONDS);

    /** Waits, but not beyond the stop. Returns whether the stop came. */
    boolean stopped(CountDownLatch stop, long millis) throws InterruptedException;
}
