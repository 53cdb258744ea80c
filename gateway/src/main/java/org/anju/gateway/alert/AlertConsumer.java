package org.anju.gateway.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.anju.gateway.journal.Batch;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.metrics.AlertMeters;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Telemetry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds the journal to the alert engine and keeps what it finds: changes, engine state and position go into one transaction, so that a crash at
 * any moment replays to the same alerts and no recipient is told twice. Stretches without changes are saved every {@value #SAVE_MS} ms.
 * While the store is in trouble the same step is tried again and again; the journal keeps the rest.
 */
public final class AlertConsumer implements AutoCloseable {
    /** The name under which it reads the journal. */
    public static final String NAME = "alert";

    private static final Logger LOG = LoggerFactory.getLogger(AlertConsumer.class);
    private static final int MAX_BATCH = 2_000;
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final long SAVE_MS = 2_000;
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 5_000;
    private static final long CLOSE_MS = 10_000;

    private final Journal journal;
    private final AlertStore store;
    private final AlertMeters meters;
    private final LongSupplier nanoTime;
    private final LongSupplier nowMs;
    private final Thread thread = new Thread(this::run, "alert-engine");
    private final CountDownLatch stopping = new CountDownLatch(1);

    private final Places places;
    private final AtomicReference<@Nullable RuleSet> next = new AtomicReference<>();
    private AlertEngine engine;

    private volatile long position;
    private volatile long savedPosition;
    private volatile String trouble = "";
    private volatile int devices;
    private volatile int timers;
    private long registerVersion = Long.MIN_VALUE;
    private long reachedMs;
    private long savedNanos;

    /**
     * Connects the parts; nothing runs before {@link #start}.
     *
     * @param journal with a consumer of the name {@value #NAME}
     * @param nanoTime a clock that never goes back, such as {@code System::nanoTime}
     * @param nowMs epoch milliseconds
     */
    public AlertConsumer(
            Journal journal,
            RuleSet rules,
            Places places,
            AlertStore store,
            AlertMeters meters,
            LongSupplier nanoTime,
            LongSupplier nowMs) {
        this.journal = journal;
        this.places = places;
        this.engine = new AlertEngine(rules, places);
        this.store = store;
        this.meters = meters;
        this.nanoTime = nanoTime;
        this.nowMs = nowMs;
    }

    /**
     * Loads what was saved and goes on from there on a thread of its own.
     *
     * @throws RuntimeException when the saved state cannot be read
     */
    public void start() {
        AlertStore.Saved saved = store.load();
        engine.restore(saved.states());
        for (Alert alert : saved.open()) {
            engine.recall(alert.rule(), alert.subject(), alert.id());
        }
        position = saved.position();
        if (position > journal.last()) {
            LOG.warn(
                    "Alerts were saved up to entry {} but the journal ends at {}: it was replaced; reading it from its beginning",
                    position,
                    journal.last());
            position = 0;
            store.commit(new AlertStore.Step(0, 0, List.of(), Map.of()));
        }
        savedPosition = position;
        savedNanos = nanoTime.getAsLong();
        meters.watch(() -> Math.max(0, journal.last() - position), () -> devices, () -> timers);
        thread.start();
    }

    /** Puts other rules in force, all at once, before the next entries; from any thread. */
    public void follow(RuleSet rules) {
        next.set(rules);
    }

    /** Sequence number of the last entry whose alerts are durable or that has none. */
    public long position() {
        return position;
    }

    /** Why alerts do not move on, in one sentence; empty when all is well. */
    public String trouble() {
        return trouble;
    }

    /** Saves and stops. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (stopping.getCount() > 0) {
                Batch batch = journal.follow(NAME, position, MAX_BATCH, WAIT);
                RuleSet other = next.getAndSet(null);
                if (other != null) {
                    engine = engine.with(other, places);
                }
                dropUnregistered();
                step(batch);
            }
        } catch (InterruptedException e) {
            LOG.debug("Asked to stop");
        } catch (RuntimeException e) {
            trouble = "the alert engine stopped: " + e + "; restart the gateway and report this";
            LOG.error("The alert engine stopped at entry {}", position, e);
            return;
        }
        saveAtEnd();
    }

    /** Who was taken out of the register has no alerts any more. After reading: nobody in the batch is newer than the register. */
    private void dropUnregistered() {
        Places.Registered registered = places.registered();
        if (registered != null && registered.version() != registerVersion) {
            registerVersion = registered.version();
            engine.retain(registered);
        }
    }

    private void step(Batch batch) throws InterruptedException {
        List<Change> changes = new ArrayList<>();
        long readMs = nowMs.getAsLong();
        Consumer<Change> found = changes::add;
        long sequence = batch.first();
        for (Entry entry : batch.entries()) {
            int before = changes.size();
            try {
                engine.handle(sequence, entry, found);
            } catch (RuntimeException e) {
                meters.failed();
                LOG.error("The alert engine failed on entry {} and passed it over", sequence, e);
            }
            if (changes.size() > before) {
                measure(entry, changes.subList(before, changes.size()), readMs);
            }
            sequence++;
        }
        long reached = batch.isEmpty() ? position : batch.last();
        boolean pause = nanoTime.getAsLong() - savedNanos >= TimeUnit.MILLISECONDS.toNanos(SAVE_MS);
        if (!batch.isEmpty()) {
            reachedMs = batch.entries().get(batch.entries().size() - 1).receivedMs();
        }
        boolean wake = reached > savedPosition && reachedMs >= store.wakeMs();
        if (!changes.isEmpty() || wake || (pause && reached > savedPosition)) {
            commit(new AlertStore.Step(reached, reachedMs, changes, engine.takeChangedStates()));
            long durableMs = nowMs.getAsLong();
            changes.stream()
                    .filter(Change.Raised.class::isInstance)
                    .forEach(raised -> meters.raised(durableMs - readMs));
        }
        position = reached;
        devices = engine.devices();
        timers = engine.timers();
        meters.evaluated(batch.entries().size());
    }

    /** A tick raises as well, but no device said when. */
    private void measure(Entry entry, List<Change> changes, long readMs) {
        if (changes.stream().noneMatch(Change.Raised.class::isInstance)) {
            return;
        }
        if (entry instanceof Telemetry telemetry) {
            meters.journalled(readMs - telemetry.tsMs());
        } else if (entry instanceof DeviceEvent event) {
            meters.journalled(readMs - event.tsMs());
        }
    }

    private void commit(AlertStore.Step step) throws InterruptedException {
        long pauseMs = FIRST_PAUSE_MS;
        while (true) {
            try {
                apply(step);
                if (!trouble.isEmpty()) {
                    LOG.info("Alerts are saved again");
                    trouble = "";
                }
                return;
            } catch (RuntimeException e) {
                meters.retried();
                trouble = "alerts cannot be saved: " + e.getMessage() + "; check the SQL store (sql.url, ANJU_SQL_URL)";
                LOG.warn("Alerts up to entry {} cannot be saved, trying again in {} ms", step.position(), pauseMs, e);
            }
            if (stopping.await(pauseMs, TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("stopped while the SQL store is in trouble");
            }
            pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
        }
    }

    private void apply(AlertStore.Step step) {
        long started = nanoTime.getAsLong();
        for (AlertStore.Applied applied : store.commit(step)) {
            Alert alert = applied.alert();
            meters.changed(alert, applied.change());
            engine.adopt(alert.rule(), alert.subject(), applied.raisedId(), alert.id());
        }
        savedNanos = nanoTime.getAsLong();
        meters.committed(savedNanos - started);
        savedPosition = step.position();
        journal.release(NAME, step.position());
    }

    private void saveAtEnd() {
        Map<String, byte[]> states = engine.takeChangedStates();
        if (trouble.isEmpty() && position > savedPosition) {
            try {
                apply(new AlertStore.Step(position, reachedMs, List.of(), states));
            } catch (RuntimeException e) {
                LOG.warn("The last entries could not be saved; they will be read again at the next start", e);
            }
        }
    }
}
