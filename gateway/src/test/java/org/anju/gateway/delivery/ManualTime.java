package org.anju.gateway.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** A clock and a scheduler that move only when told. */
public final class ManualTime extends Clock implements Scheduler {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::atMs).thenComparingLong(Task::number));
    private long nowMs;
    private long numbers;

    public ManualTime(long startMs) {
        nowMs = startMs;
    }

    @Override
    public synchronized Cancel after(long delayMs, Runnable task) {
        Task added = new Task(nowMs + delayMs, numbers++, task);
        tasks.add(added);
        return () -> remove(added);
    }

    /** Moves the time, running on the way what falls due, in order. */
    public void advance(long ms) {
        long endMs = millis() + ms;
        Task due = takeDue(endMs);
        while (due != null) {
            due.action().run();
            due = takeDue(endMs);
        }
        moveTo(endMs);
    }

    /** How many tasks wait. */
    public synchronized int waiting() {
        return tasks.size();
    }

    @Override
    public synchronized long millis() {
        return nowMs;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    private synchronized @Nullable Task takeDue(long endMs) {
        Task first = tasks.peek();
        if (first == null || first.atMs() > endMs) {
            return null;
        }
        nowMs = Math.max(nowMs, first.atMs());
        return tasks.poll();
    }

    private synchronized void moveTo(long endMs) {
        nowMs = Math.max(nowMs, endMs);
    }

    private synchronized void remove(Task task) {
        tasks.remove(task);
    }

    private record Task(long atMs, long number, Runnable action) {}
}
