package org.anju.gateway.live;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tells the keeper's thread when to read the alert counts again, at most twice a second, and when to store, every ten seconds. */
final class KeeperSignal {
    private static final long RECOUNT_GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long SAVE_GAP_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean alerts;
    private boolean stop;
    private long savedAt = System.nanoTime();
    private long countedAt = System.nanoTime() - RECOUNT_GAP_NANOS;

    void alertsChanged() {
        lock.lock();
        try {
            alerts = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        lock.lock();
        try {
            stop = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something to do; answers whether the alert counts are to be read again. */
    boolean await() {
        lock.lock();
        try {
            while (!stop) {
                long now = System.nanoTime();
                long recountIn = countedAt + RECOUNT_GAP_NANOS - now;
                if (alerts && recountIn <= 0) {
                    alerts = false;
                    countedAt = now;
                    return true;
                }
                long saveIn = savedAt + SAVE_GAP_NANOS - now;
                if (saveIn <= 0) {
                    return false;
                }
                changed.awaitNanos(alerts ? Math.min(recountIn, saveIn) : saveIn);
            }
            return false;
        } catch (InterruptedException ended) {
            stop = true;
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is time to store; if so, the next ten seconds begin. */
    boolean saveIsDue() {
        lock.lock();
        try {
            long now = System.nanoTime();
            if (stop || now - savedAt < SAVE_GAP_NANOS) {
                return false;
            }
            savedAt = now;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits a moment after a failure, or less when stopped. */
    void pause() {
        lock.lock();
        try {
            long left = RECOUNT_GAP_NANOS;
            while (!stop && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException ended) {
            stop = true;
        } finally {
            lock.unlock();
        }
    }
}
