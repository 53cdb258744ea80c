package org.anju.gateway.live;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.anju.gateway.alert.AlertBook;
import org.anju.gateway.alert.AlertListener;
import org.anju.gateway.alert.AlertQuery;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.journal.Batch;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.metrics.HealthCheck;
import org.anju.gateway.metrics.LiveMeters;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertChange;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest value of every field and the presence of every device, kept by following the journal as its consumer {@value #CONSUMER}. Reads
 * are thread-safe, take microseconds and may happen on an event loop. What was learnt is stored now and then; the journal is released only
 * after that, so that a restart replays what was not stored.
 */
public final class LiveView implements AlertListener, HealthCheck, AutoCloseable {
    /** The journal's word for this consumer. */
    public static final String CONSUMER = "live";

    private static final Logger LOG = LoggerFactory.getLogger(LiveView.class);
    private static final int MOST = 1_000;
    private static final int BATCH = 1_000;
    private static final int SAVE_CHUNK = 500;
    private static final Duration WAIT = Duration.ofMillis(200);
    /** A page gets at most four frames a second, so nobody misses these; and waking for every commit costs more than what is done then. */
    private static final long LINGER_MS = 20;

    private static final long STOP_MS = 5_000;

    private final EstateView estate;
    private final Journal journal;
    private final LiveStore store;
    private final AlertBook alerts;
    private final Predicate<String> outages;
    private final Clock clock;
    private final LiveMeters meters;
    private final ReentrantLock lock = new ReentrantLock();
    private final LiveState state;
    private final Thread follower;
    private final Thread keeper;
    private final KeeperSignal signal = new KeeperSignal();
    private final CountDownLatch stop = new CountDownLatch(1);
    private long position;
    private long appliedMs;
    private volatile boolean running;
    private volatile String trouble = "";

    /**
     * Makes a view that knows nothing yet; see {@link #start}.
     *
     * @param outages whether an active alert of a rule says that nobody can tell how the devices of its compound or building are
     */
    public LiveView(
            EstateView estate,
            Journal journal,
            LiveStore store,
            AlertBook alerts,
            Predicate<String> outages,
            Clock clock,
            LiveMeters meters) {
        this.estate = estate;
        this.journal = journal;
        this.store = store;
        this.alerts = alerts;
        this.outages = outages;
        this.clock = clock;
        this.meters = meters;
        this.state = new LiveState(estate.current());
        this.follower = new Thread(this::follow, "live-view");
        this.keeper = new Thread(this::keep, "live-keeper");
    }

    /** Loads what was stored and begins to follow the journal. Blocks while loading. */
    public void start() {
        Map<String, byte[]> stored = store.load();
        position = journal.position(CONSUMER);
        locked(() -> {
            state.restore(stored);
            state.alerts(alerts.openCounts());
            active().forEach(this::noteOutage);
            state.takeChanges();
            return null;
        });
        meters.gauges(this::lagMs, () -> locked(() -> state.messagesPerSecond(clock.millis())));
        running = true;
        follower.start();
        keeper.start();
    }

    private List<Alert> active() {
        List<Alert> active = new ArrayList<>();
        for (boolean suppressed : new boolean[] {false, true}) {
            active.addAll(alerts.find(new AlertQuery(
                            Scope.CITY,
                            "open",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            suppressed,
                            null,
                            null,
                            null,
                            MOST))
                    .items());
        }
        return active;
    }

    private void noteOutage(Alert alert) {
        if (alert.device() == null && outages.test(alert.rule())) {
            state.outage(alert.subject(), alert.state().isActive(), alert.raisedMs());
        }
    }

    /** A device as it stands now. */
    public DeviceNow device(Device device) {
        return locked(() -> state.now(device));
    }

    /** The presence of a device. */
    public PresenceNow presence(Device device) {
        return locked(() -> state.presence(device));
    }

    /** Counts of one compound. */
    public Tally compound(String compound) {
        return locked(() -> state.tally(compound));
    }

    /** Counts of all compounds that match. */
    public Tally sum(Predicate<Compound> wanted) {
        return locked(() -> state.sum(wanted));
    }

    /** Telemetry and events of the whole gateway per second, over the last seconds. */
    public double messagesPerSecond() {
        return locked(() -> state.messagesPerSecond(clock.millis()));
    }

    /** How far this view is behind the journal, in milliseconds; 0 when it has seen everything. */
    public long lagMs() {
        return locked(() -> position >= journal.last() || appliedMs == 0 ? 0 : Math.max(0, clock.millis() - appliedMs));
    }

    /** Sequence number of the last entry applied. */
    public long position() {
        return locked(() -> position);
    }

    /** Must not block, hence only notes that the counts have to be read again. */
    @Override
    public void changed(Alert alert, AlertChange change) {
        locked(() -> {
            state.changes().alert(alert);
            noteOutage(alert);
            return null;
        });
        signal.alertsChanged();
    }

    /** Reads the state and takes what changed since the last call as one moment, so that a snapshot and the next delta fit exactly. */
    <T> T tick(Function<LiveState, T> work) {
        return locked(() -> {
            state.estate(estate.current());
            return work.apply(state);
        });
    }

    @Override
    public String name() {
        return "live";
    }

    @Override
    public String trouble() {
        return trouble;
    }

    /** Stops following and stores what is not stored yet. */
    @Override
    public void close() {
        running = false;
        stop.countDown();
        signal.wake();
        follower.interrupt();
        join(follower);
        join(keeper);
        save();
    }

    private static void join(Thread thread) {
        try {
            thread.join(STOP_MS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        while (running) {
            try {
                Batch batch = journal.follow(CONSUMER, position, BATCH, WAIT);
                apply(batch);
                if (batch.entries().size() < BATCH && stop.await(LINGER_MS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failure) {
                trouble = "The live view cannot read the journal: " + failure.getMessage()
                        + ". Check the disk and the log; it goes on trying.";
                LOG.warn("live view", failure);
                signal.pause();
            }
        }
    }

    private void apply(Batch batch) {
        locked(() -> {
            state.estate(estate.current());
            batch.entries().forEach(state::apply);
            position = Math.max(position, batch.last());
            if (!batch.isEmpty()) {
                appliedMs = batch.entries().get(batch.entries().size() - 1).receivedMs();
            }
            return null;
        });
        meters.applied(batch.entries().size());
    }

    private void keep() {
        while (running) {
            boolean counts = signal.await();
            if (counts) {
                attempt("The counts of open alerts cannot be read", this::recount);
            }
            if (signal.saveIsDue()) {
                attempt("The live view cannot be stored", this::save);
            }
        }
    }

    private void recount() {
        var open = alerts.openCounts();
        locked(() -> {
            state.alerts(open);
            return null;
        });
    }

    /** Stores what changed in small transactions, then lets go of the journal up to where it was when this began. */
    private void save() {
        long safe = position();
        while (true) {
            Map<String, byte[]> states = locked(() -> state.takeDirty(SAVE_CHUNK));
            if (states.isEmpty()) {
                break;
            }
            try {
                store.save(states);
            } catch (RuntimeException failure) {
                locked(() -> {
                    state.markDirty(states.keySet());
                    return null;
                });
                throw failure;
            }
            if (states.size() < SAVE_CHUNK) {
                break;
            }
        }
        journal.release(CONSUMER, safe);
    }

    private void attempt(String what, Runnable work) {
        try {
            work.run();
            trouble = "";
        } catch (RuntimeException failure) {
            trouble = what + ": " + failure.getMessage() + ". Check the SQL store; it goes on trying.";
            LOG.warn("{}", what, failure);
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
