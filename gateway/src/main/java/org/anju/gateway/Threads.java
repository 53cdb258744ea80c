package org.anju.gateway;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Makes the gateway's own threads: named, so that a thread dump can be read, and never in the way of the process's end. */
final class Threads {
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

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
