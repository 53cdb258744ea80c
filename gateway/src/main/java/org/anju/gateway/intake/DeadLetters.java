package org.anju.gateway.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.anju.gateway.metrics.IntakeMeters;
import org.anju.gateway.model.DeadLetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings refused input to its table on a thread of its own, several at a time. Bounded: when refused input comes faster than it can be
 * written, the surplus is only counted.
 */
public final class DeadLetters implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_AT_ONCE = 500;

    private record Item(List<DeadLetter> letters, Runnable then) {}

    private final Consumer<List<DeadLetter>> table;
    private final IntakeMeters meters;
    private final BlockingQueue<Item> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Thread thread = new Thread(this::run, "dead-letters");
    private volatile boolean closing;

    /**
     * @param table writes letters; blocks; may throw, then they are counted as lost
     */
    public DeadLetters(Consumer<List<DeadLetter>> table, IntakeMeters meters) {
        this.table = table;
        this.meters = meters;
    }

    public void start() {
        thread.start();
    }

    /** Keeps letters, and runs {@code then} when they are durable or counted as lost. Never blocks. */
    public void add(List<DeadLetter> letters, Runnable then) {
        letters.forEach(letter -> meters.deadLetter(letter.reason()));
        if (!waiting.offer(new Item(letters, then))) {
            meters.deadLettersLost(letters.size());
            then.run();
        }
    }

    private void run() {
        List<Item> items = new ArrayList<>();
        try {
            while (!closing || !waiting.isEmpty()) {
                items.add(waiting.take());
                waiting.drainTo(items, MAX_AT_ONCE);
                write(items);
                items.clear();
            }
        } catch (InterruptedException e) {
            waiting.drainTo(items);
            write(items);
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Item> items) {
        List<DeadLetter> letters = new ArrayList<>();
        items.forEach(item -> letters.addAll(item.letters()));
        try {
            if (!letters.isEmpty()) {
                table.accept(letters);
            }
        } catch (RuntimeException e) {
            meters.deadLettersLost(letters.size());
            LOG.warn("{} dead letters could not be written: {}", letters.size(), e.getMessage());
        }
        items.forEach(item -> item.then().run());
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
