package org.anju.gateway.api;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.anju.gateway.metrics.ApiMeters;

/** Threads for work that blocks, with a bounded queue: when it is full, the client is told to come back. */
public final class Workers implements AutoCloseable {
    private static final long STOP_SECONDS = 5;

    private final Vertx vertx;
    private final String name;
    private final ThreadPoolExecutor pool;
    private final ApiMeters meters;

    /**
     * Starts no thread before there is work.
     *
     * @param name of the threads and the metrics
     */
    public Workers(Vertx vertx, String name, int threads, int queue, ApiMeters meters) {
        this.vertx = vertx;
        this.name = name;
        this.meters = meters;
        AtomicInteger number = new AtomicInteger();
        this.pool =
                new ThreadPoolExecutor(threads, threads, 60, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), run -> {
                    Thread thread = new Thread(run, name + '-' + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        meters.queue(name, () -> pool.getQueue().size());
    }

    /**
     * Runs the work on a thread of this pool and completes on the caller's context.
     *
     * @return fails with a {@link Problem} 503 when too much is waiting already
     */
    public <T> Future<T> run(Callable<T> work) {
        Context context = vertx.getOrCreateContext();
        Promise<T> promise = Promise.promise();
        try {
            pool.execute(() -> {
                try {
                    T result = work.call();
                    context.runOnContext(done -> promise.complete(result));
                } catch (Exception | StackOverflowError failure) {
                    context.runOnContext(done -> promise.fail(failure));
                }
            });
        } catch (RejectedExecutionException full) {
            meters.refused(name);
            return Future.failedFuture(Problem.later(503, "busy", "The gateway is busy: try again in a moment.", 1));
        }
        return promise.future();
    }

    @Override
    public void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException stop) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
