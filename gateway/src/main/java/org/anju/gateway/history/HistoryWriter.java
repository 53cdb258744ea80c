package org.anju.gateway.history;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.anju.gateway.journal.Batch;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.metrics.HistoryMeters;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.EventType;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.Telemetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries telemetry, events and changes of presence from the journal into the time-series store, on a thread of its own, and tells the journal only of what is
 * stored. While the store is away it holds on, for as long as that takes; the journal keeps the entries. What the store refuses is
 * divided until the refused entries stand alone; they become dead letters and the rest is stored.
 *
 * <p>Batches follow one another, so a later value of the same device and millisecond is always written later.
 */
public final class HistoryWriter implements AutoCloseable {
    /** Name of this consumer of the journal. */
    public static final String CONSUMER = "history";

    private static final Logger LOG = LoggerFactory.getLogger(HistoryWriter.class);
    private static final int ENOUGH = 2_000;
    private static final int MOST = 20_000;
    private static final long LINGER_MS = 100;
    private static final Duration IDLE = Duration.ofMillis(250);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Journal journal;
    private final HistoryMeters meters;
    private final Clock clock;
    private final Pause pause;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Insistence insistence;
    private final Thread thread = new Thread(this::run, "history-writer");

    private volatile long position;
    private volatile long oldestMs;

    /** @param deadLetters keeps what the store refused; called on the writer's thread, must have kept it when it returns */
    public HistoryWriter(
            Journal journal,
            TimeSeriesStore store,
            Consumer<DeadLetter> deadLetters,
            HistoryMeters meters,
            Clock clock) {
        this(journal, store, deadLetters, meters, clock, Pause.REAL, RandomGenerator.getDefault());
    }

    HistoryWriter(
            Journal journal,
            TimeSeriesStore store,
            Consumer<DeadLetter> deadLetters,
            HistoryMeters meters,
            Clock clock,
            Pause pause,
            RandomGenerator random) {
        this.journal = journal;
        this.meters = meters;
        this.clock = clock;
        this.pause = pause;
        this.insistence = new Insistence(store, deadLetters, meters, pause, stop, new Backoff(random));
        thread.setDaemon(true);
    }

    /** Starts writing after the position the journal has for this consumer. Returns at once, whether or not the store is there. */
    public void start() {
        position = journal.position(CONSUMER);
        meters.lag(() -> Math.max(0, journal.last() - position), this::lagMs);
        thread.start();
    }

    /** Why nothing is being stored now: one sentence with the remedy; empty when all is well. */
    public String trouble() {
        return insistence.trouble();
    }

    private double lagMs() {
        long oldest = oldestMs;
        return oldest == 0 ? 0 : Math.max(0, clock.millis() - oldest);
    }

    private void run() {
        try {
            Batch waiting = journal.follow(CONSUMER, position, 1, Duration.ZERO);
            oldestMs = waiting.isEmpty() ? 0 : waiting.entries().get(0).receivedMs();
            insistence.prepare();
            while (stop.getCount() > 0) {
                Batch batch = gather();
                if (!batch.isEmpty()) {
                    carry(batch);
                }
            }
        } catch (InterruptedException e) {
            LOG.info("history writer interrupted after entry {}; it goes on from there at the next start", position);
        }
    }

    /** Waits for entries, and a little longer for more of them, since a larger batch costs the store less. */
    private Batch gather() throws InterruptedException {
        Batch batch = journal.follow(CONSUMER, position, MOST, IDLE);
        if (batch.isEmpty() || batch.entries().size() >= ENOUGH || pause.stopped(stop, LINGER_MS)) {
            return batch;
        }
        return journal.follow(CONSUMER, position, MOST, Duration.ZERO);
    }

    private void carry(Batch batch) throws InterruptedException {
        if (batch.first() != position + 1) {
            LOG.error(
                    "the journal no longer has entries {} to {}: they are missing from the history",
                    position + 1,
                    batch.first() - 1);
        }
        List<Entry> points = points(batch.entries());
        oldestMs = batch.entries().get(0).receivedMs();
        if (points.isEmpty() || insistence.store(points)) {
            position = batch.last();
            journal.release(CONSUMER, position);
            oldestMs = 0;
        }
    }

    /** The telemetry and events among entries, which nearly always is all of them. */
    private static List<Entry> points(List<Entry> entries) {
        List<Entry> points = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            Entry point = point(entry);
            if (point instanceof Telemetry || point instanceof DeviceEvent) {
                points.add(point);
            }
        }
        return points;
    }

    /** A change of presence is kept among the events of its device, so that its comings and goings can be looked up. */
    private static Entry point(Entry entry) {
        if (!(entry instanceof Presence presence)) {
            return entry;
        }
        return new DeviceEvent(
                presence.device(),
                presence.receivedMs(),
                presence.receivedMs(),
                0,
                EventType.PRESENCE.name(),
                Map.of(
                        "state", presence.state().name().toLowerCase(Locale.ROOT),
                        "reason", presence.reason()));
    }

    /** Stops after the batch in hand, or in the middle of it when the store does not answer; what is left comes again after the next start. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(GRACE.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(GRACE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
