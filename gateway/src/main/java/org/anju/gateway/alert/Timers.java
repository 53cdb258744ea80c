package org.anju.gateway.alert;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Cells that want to be asked at a time, earliest first; ties are broken by subject and rule so that the order is a function of the state.
 * A cell whose time moves later stays queued once under its old time and is queued anew when that comes: moving is free.
 */
final class Timers {
    /** A cell and its subject. */
    record Timer(long dueMs, Subject subject, Cell cell) {}

    private final PriorityQueue<Timer> queue = new PriorityQueue<>(Comparator.comparingLong(Timer::dueMs)
            .thenComparing((Timer timer) -> timer.subject().id)
            .thenComparing((Timer timer) -> timer.cell().rule.id())
            .thenComparing((Timer timer) -> timer.cell().branch));

    void schedule(Subject subject, Cell cell, long dueMs) {
        cell.dueMs = dueMs;
        if (cell.queuedMs == 0 || dueMs < cell.queuedMs) {
            cell.queuedMs = dueMs;
            queue.add(new Timer(dueMs, subject, cell));
        }
    }

    /** Takes the next cell that is due, with its due time reset; null when there is none. */
    @Nullable
    Timer poll(long nowMs) {
        while (true) {
            Timer timer = queue.peek();
            if (timer == null || timer.dueMs() > nowMs) {
                return null;
            }
            queue.remove();
            Cell cell = timer.cell();
            if (cell.queuedMs != timer.dueMs()) {
                continue;
            }
            cell.queuedMs = 0;
            if (cell.dueMs == 0) {
                continue;
            }
            if (cell.dueMs > timer.dueMs()) {
                schedule(timer.subject(), cell, cell.dueMs);
                continue;
            }
            cell.dueMs = 0;
            return timer;
        }
    }

    int size() {
        return queue.size();
    }
}
