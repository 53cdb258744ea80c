package org.anju.gateway.history;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.anju.gateway.metrics.HistoryMeters;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Entry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores entries however often that has to be tried, and divides what the store refuses until the refused entries stand alone. Speaks up
 * when the store goes and when it is back, not at every attempt. Used by one thread; {@link #trouble()} by any.
 */
final class Insistence {
    private static final Logger LOG = LoggerFactory.getLogger(Insistence.class);

    private final TimeSeriesStore store;
    private final Consumer<DeadLetter> deadLetters;
    private final HistoryMeters meters;
    private final Pause pause;
    private final CountDownLatch stop;
    private final Backoff backoff;

    private volatile String trouble = "";
    private boolean prepared;
    private int failures;

    Insistence(
            TimeSeriesStore store,
            Consumer<DeadLetter> deadLetters,
            HistoryMeters meters,
            Pause pause,
            CountDownLatch stop,
            Backoff backoff) {
        this.store = store;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.pause = pause;
        this.stop = stop;
        this.backoff = backoff;
    }

    /** Why the store does not take entries now, empty when it does. */
    String trouble() {
        return trouble;
    }

    /** Makes the store ready before anything is there to be stored. Returns false when the stop came first. */
    boolean prepare() throws InterruptedException {
        return store(List.of());
    }

    /** Returns whether every entry is stored or a dead letter; false when the stop came first. */
    boolean store(List<Entry> entries) throws InterruptedException {
        while (true) {
            try {
                attempt(entries);
                return true;
            } catch (BatchRejectedException e) {
                return divide(entries, e);
            } catch (StoreUnavailableException | RuntimeException e) {
                failed(e);
                if (pause.stopped(stop, backoff.nextMs())) {
                    return false;
                }
                meters.retried();
            }
        }
    }

    private void attempt(List<Entry> entries) throws StoreUnavailableException, BatchRejectedException {
        if (!prepared) {
            store.prepare();
            prepared = true;
        }
        if (!entries.isEmpty()) {
            long before = System.nanoTime();
            store.write(entries);
            meters.written(entries.size(), Duration.ofNanos(System.nanoTime() - before));
        }
        answered();
    }

    /** The halves go one after the other, so that the later of two values of a millisecond is still written later. */
    private boolean divide(List<Entry> entries, BatchRejectedException refusal) throws InterruptedException {
        answered();
        int size = entries.size();
        if (size > 1) {
            return store(entries.subList(0, size / 2)) && store(entries.subList(size / 2, size));
        }
        return keep(Refused.letter(entries.get(0), String.valueOf(refusal.getMessage())));
    }

    private boolean keep(DeadLetter letter) throws InterruptedException {
        while (true) {
            try {
                deadLetters.accept(letter);
                meters.rejected();
                answered();
                return true;
            } catch (RuntimeException e) {
                failed(e);
                if (pause.stopped(stop, backoff.nextMs())) {
                    return false;
                }
            }
        }
    }

    private void failed(Exception e) {
        String words =
                e instanceof StoreUnavailableException ? String.valueOf(e.getMessage()) : "storing history fails: " + e;
        if (failures++ == 0) {
            LOG.warn(
                    "{}; the journal keeps what comes in, and writing is tried again until it succeeds",
                    words,
                    unexpected(e));
        }
        prepared = false;
        trouble = words;
    }

    private static @Nullable Throwable unexpected(Exception e) {
        return e instanceof StoreUnavailableException ? null : e;
    }

    private void answered() {
        if (failures > 0) {
            LOG.info("{} stores again after {} attempts in vain", store.name(), failures);
            failures = 0;
            trouble = "";
        }
        backoff.reset();
    }
}
