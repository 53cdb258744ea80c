package org.anju.gateway.history;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.privacy.Deletion;
import org.jspecify.annotations.Nullable;

/**
 * History in an InfluxDB 1.x, or a later one through its 1.x-compatible API. Measurement is the device kind, tags are area, compound and
 * device; events share the measurement {@code event}.
 *
 * <p>A large batch goes out as two requests at once, divided by device: the points of one device stay in one request and in their order,
 * so the last write of a millisecond wins, and the server's two cores are both used.
 */
public final class InfluxStore implements TimeSeriesStore {
    private static final int DIVIDE_FROM = 1_000;
    private static final int REQUEST_CHARS = 4 << 20;

    private final InfluxConnection connection;
    private final InfluxSetup setup;
    private final InfluxRollups rollups;
    private final InfluxQueries queries;
    private final InfluxDeletions deletions;
    /** Held while points are being written. */
    private final Object order = new Object();

    private final LineEncoder[] lanes = {new LineEncoder(), new LineEncoder()};
    private final ExecutorService second = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "history-influx");
        thread.setDaemon(true);
        return thread;
    });
    private volatile String policy = "";

    /** @param retention in whole hours, at least one */
    public InfluxStore(InfluxTarget target, Retention retention, Clock clock) {
        this.connection = new InfluxConnection(target);
        this.setup = new InfluxSetup(connection, retention);
        this.deletions = new InfluxDeletions(connection);
        this.rollups = new InfluxRollups(connection, retention, clock);
        this.queries = new InfluxQueries(connection, rollups);
    }

    /**
     * Statements that somebody with the right must still run on a server, because the gateway has not or may not.
     *
     * @throws StoreUnavailableException when the server does not answer or does not tell
     */
    public static List<String> missing(InfluxTarget target, Retention retention) throws StoreUnavailableException {
        try (InfluxConnection connection = new InfluxConnection(target)) {
            return new InfluxSetup(connection, retention).missing();
        }
    }

    @Override
    public String name() {
        return "influxdb";
    }

    @Override
    public void prepare() throws StoreUnavailableException {
        InfluxSetup.Ready ready = setup.prepare();
        policy = ready.raw();
        if (ready.rollups()) {
            rollups.load();
        }
    }

    @Override
    public void write(List<Entry> entries) throws StoreUnavailableException, BatchRejectedException {
        synchronized (order) {
            inOrder(entries);
        }
    }

    @Override
    public boolean rollUp() throws StoreUnavailableException {
        return rollups.rollUp(order);
    }

    private void inOrder(List<Entry> entries) throws StoreUnavailableException, BatchRejectedException {
        if (entries.size() < DIVIDE_FROM) {
            send(lanes[0], entries, 0, 1);
            return;
        }
        Future<@Nullable Exception> other = second.submit(() -> outcome(lanes[1], entries, 1));
        Exception mine = outcome(lanes[0], entries, 0);
        Exception theirs = await(other);
        for (Exception failure : new @Nullable Exception[] {mine, theirs}) {
            if (failure instanceof StoreUnavailableException unavailable) {
                throw unavailable;
            }
        }
        for (Exception failure : new @Nullable Exception[] {mine, theirs}) {
            if (failure instanceof BatchRejectedException rejected) {
                throw rejected;
            }
        }
    }

    private @Nullable Exception outcome(LineEncoder lane, List<Entry> entries, int number) {
        try {
            send(lane, entries, number, lanes.length);
            return null;
        } catch (StoreUnavailableException | BatchRejectedException e) {
            return e;
        }
    }

    private static @Nullable Exception await(Future<@Nullable Exception> other) throws StoreUnavailableException {
        try {
            return other.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while writing to InfluxDB", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("encoding a batch failed", e.getCause());
        }
    }

    private void send(LineEncoder lane, List<Entry> entries, int number, int of)
            throws StoreUnavailableException, BatchRejectedException {
        lane.take();
        long openMs = rollups.openMs();
        Set<InfluxRollups.Piece> late = new HashSet<>();
        for (Entry entry : entries) {
            if (entry instanceof Telemetry telemetry) {
                if (laneOf(telemetry.device(), of) == number) {
                    if (telemetry.tsMs() < openMs) {
                        lane.line(rollups.late(late, telemetry.device().kind().name(), telemetry.tsMs()));
                    }
                    lane.telemetry(telemetry);
                }
            } else if (entry instanceof DeviceEvent event && laneOf(event.device(), of) == number) {
                lane.event(event);
            }
            if (lane.length() > REQUEST_CHARS) {
                connection.write(policy, lane.take());
            }
        }
        if (lane.length() > 0) {
            connection.write(policy, lane.take());
        }
    }

    private static int laneOf(Device device, int of) {
        return of == 1 ? 0 : Math.floorMod(device.id().value().hashCode(), of);
    }

    @Override
    public Series query(Device device, List<Field> fields, long fromMs, long toMs, @Nullable Duration every, int limit)
            throws StoreUnavailableException {
        return queries.series(policy, device, fields, fromMs, toMs, every, limit);
    }

    @Override
    public List<DeviceEvent> events(Device device, long fromMs, long toMs, int limit) throws StoreUnavailableException {
        return queries.events(policy, device, fromMs, toMs, limit);
    }

    @Override
    public Deletion deletePersonal(long beforeMs) throws StoreUnavailableException {
        return deletions.personal(policy, beforeMs);
    }

    @Override
    public Deletion deleteBefore(long beforeMs) throws StoreUnavailableException {
        return deletions.expired(policy, beforeMs);
    }

    @Override
    public void close() {
        second.shutdownNow();
        connection.close();
    }
}
