package org.anju.gateway;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the gateway's own threads: named, so that a thread dump can be read, and never in the way of the process's end. */
final class Threads {
    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

    private Threads() {}

    static ScheduledExecutorService scheduler(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> daemon(task, name));
    }

    static ExecutorService pool(String name, int size) {
        return Executors.newFixedThreadPool(size, task -> daemon(task, name));
    }

    /** One thread that refuses work when so much is waiting already. */
    static ExecutorService bounded(String name, int queue) {
        return new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), task -> daemon(task, name));
    }

    /** Runs a task again and again, {@code seconds} after the last run ended. What it throws is logged and does not end it. */
    static void every(long seconds, ScheduledExecutorService timer, Runnable task) {
        var unused = timer.scheduleWithFixedDelay(() -> guarded(task), seconds, seconds, TimeUnit.SECONDS);
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a task that is done again and again failed; it will be tried again", e);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
