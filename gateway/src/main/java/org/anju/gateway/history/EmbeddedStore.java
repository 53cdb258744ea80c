package org.anju.gateway.history;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.privacy.Deletion;
import org.jspecify.annotations.Nullable;

/**
 * History in one SQLite file, for a gateway without an InfluxDB.
 *
 * <p>A batch is committed, with an fsync, as a single blob in the order it came; that alone makes it durable, and costs the same however
 * many devices take part. The same rows are kept in memory by device. When they fill {@value #ROLL_BYTES} bytes, one transaction lays them
 * out as long runs per device in the table of their day, notes that device and day are to be rolled up, and removes the blobs. After a
 * crash the blobs are read back. Rewritten and late rows are put in order when they are read.
 */
public final class EmbeddedStore implements TimeSeriesStore {
    static final int ROLL_BYTES = 24 << 20;

    private static final int ROW_BYTES = 1 << 12;
    private static final int BATCH_BYTES = 1 << 18;
    /** Devices rolled up at once; a writer waits that long. */
    private static final int PIECE = 50;

    private final Path path;
    private final Retention retention;
    private final Clock clock;
    private final int rollBytes;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final RecentRows recent = new RecentRows();
    private final Names names = new Names();
    private final DayTables tables = new DayTables();
    private final RollupTables rollups = new RollupTables();
    private final EmbeddedQueries queries = new EmbeddedQueries(names, tables, recent, rollups);
    private final Bytes batch = new Bytes(BATCH_BYTES);
    private final Bytes row = new Bytes(ROW_BYTES);
    private volatile @Nullable EmbeddedFile file;
    private long swept = Long.MIN_VALUE;
    private Deletion dropped = Deletion.NONE;

    /**
     * @param path SQLite file, made with its folder when it is not there
     * @param retention whole days are dropped once all of them is older
     */
    public EmbeddedStore(Path path, Retention retention, Clock clock) {
        this(path, retention, clock, ROLL_BYTES);
    }

    EmbeddedStore(Path path, Retention retention, Clock clock, int rollBytes) {
        this.path = path;
        this.retention = retention;
        this.clock = clock;
        this.rollBytes = rollBytes;
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public synchronized void prepare() throws StoreUnavailableException {
        if (file != null) {
            return;
        }
        try {
            EmbeddedFile opened = new EmbeddedFile(path);
            lock.writeLock().lock();
            try {
                load(opened.writer());
            } finally {
                lock.writeLock().unlock();
            }
            file = opened;
        } catch (SQLException | IOException e) {
            throw unavailable(e);
        }
    }

    private void load(Connection connection) throws SQLException {
        names.load(connection);
        tables.load(connection);
        rollups.load(connection);
        recent.clear();
        try (Statement sql = connection.createStatement();
                ResultSet bodies = sql.executeQuery("select body from recent order by id")) {
            while (bodies.next()) {
                byte[] body = bodies.getBytes(1);
                recent.add(new BytesReader(body, body.length));
            }
        }
        connection.commit();
    }

    @Override
    public synchronized void write(List<Entry> entries) throws StoreUnavailableException, BatchRejectedException {
        EmbeddedFile opened = opened();
        long nowMs = clock.millis();
        long oldestMs = nowMs - retention.raw().toMillis();
        for (Entry entry : entries) {
            Admission.check(entry, oldestMs);
        }
        Connection connection = opened.writer();
        try {
            sweep(connection, nowMs);
            if (recent.bytes() >= rollBytes) {
                roll(connection);
            }
            insert(connection, entries);
            lock.writeLock().lock();
            try {
                connection.commit();
                tables.committed();
                recent.add(batch.reader());
            } finally {
                lock.writeLock().unlock();
            }
        } catch (SQLException e) {
            undo(connection);
            throw unavailable(e);
        }
    }

    private void insert(Connection connection, List<Entry> entries) throws SQLException {
        batch.clear();
        long lastMs = 0;
        for (Entry entry : entries) {
            if (entry instanceof Telemetry telemetry) {
                row.clear();
                RowCodec.write(
                        row,
                        telemetry.values(),
                        telemetry.quality(),
                        names.give(connection, telemetry.device().kind()));
                batch.unsigned(names.give(connection, telemetry.device()));
                batch.signed(telemetry.tsMs() - lastMs);
                batch.block(row);
                lastMs = telemetry.tsMs();
            } else if (entry instanceof DeviceEvent event) {
                tables.add(connection, names.give(connection, event.device()), event);
            }
        }
        if (batch.length() > 0) {
            try (PreparedStatement insert = connection.prepareStatement("insert into recent (body) values (?)")) {
                insert.setBytes(1, batch.copy());
                insert.executeUpdate();
            }
        }
    }

    /** Lays the recent rows out by device. Readers see them in one place or the other, never in both or none. */
    private void roll(Connection connection) throws SQLException {
        tables.add(connection, recent.segments(), recent.days());
        rollups.due(connection, recent.segments());
        try (Statement sql = connection.createStatement()) {
            sql.execute("delete from recent");
        }
        lock.writeLock().lock();
        try {
            connection.commit();
            tables.committed();
            recent.clear();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Once a day: drops days, after the last that is to be rolled up of them. */
    private void sweep(Connection connection, long nowMs) throws SQLException {
        long oldestDay = retention.firstRawDay(nowMs);
        if (oldestDay == swept) {
            return;
        }
        roll(connection);
        boolean more = true;
        while (more) {
            more = rollUp(connection, oldestDay);
        }
        lock.writeLock().lock();
        try {
            dropped = dropped.and(tables.drop(connection, oldestDay));
            rollups.drop(connection, retention.firstRollupDay(nowMs));
            connection.commit();
        } finally {
            lock.writeLock().unlock();
        }
        swept = oldestDay;
    }

    @Override
    public synchronized Deletion deletePersonal(long beforeMs) throws StoreUnavailableException {
        EmbeddedFile opened = opened();
        Connection connection = opened.writer();
        try {
            opened.overwrite();
            Deletion deletion = tables.deletePersonal(connection, beforeMs);
            connection.commit();
            opened.overwritten();
            return deletion;
        } catch (SQLException e) {
            undo(connection);
            throw unavailable(e);
        }
    }

    /** Days that were dropped while writing since the last call count as well. */
    @Override
    public synchronized Deletion deleteBefore(long beforeMs) throws StoreUnavailableException {
        Connection connection = opened().writer();
        try {
            sweep(connection, clock.millis());
        } catch (SQLException e) {
            undo(connection);
            throw unavailable(e);
        }
        Deletion deletion = dropped;
        dropped = Deletion.NONE;
        return deletion;
    }

    @Override
    public synchronized boolean rollUp() throws StoreUnavailableException {
        Connection connection = opened().writer();
        try {
            return rollUp(connection, Rollup.openDay(clock.millis()));
        } catch (SQLException e) {
            undo(connection);
            throw unavailable(e);
        }
    }

    private boolean rollUp(Connection connection, long beforeDay) throws SQLException {
        boolean more = rollups.rollUp(connection, tables, beforeDay, PIECE);
        lock.writeLock().lock();
        try {
            connection.commit();
            rollups.committed();
        } finally {
            lock.writeLock().unlock();
        }
        return more;
    }

    /** What was given out or made within the transaction is gone with it. */
    private void undo(Connection connection) {
        lock.writeLock().lock();
        try {
            connection.rollback();
            names.load(connection);
            tables.load(connection);
            rollups.load(connection);
            connection.rollback();
        } catch (SQLException _alsoAway) {
            close();
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public Series query(Device device, List<Field> fields, long fromMs, long toMs, @Nullable Duration every, int limit)
            throws StoreUnavailableException {
        return ask(connection -> queries.series(connection, device, fields, fromMs, toMs, every, limit));
    }

    @Override
    public List<DeviceEvent> events(Device device, long fromMs, long toMs, int limit) throws StoreUnavailableException {
        return ask(connection -> queries.events(connection, device, fromMs, toMs, limit));
    }

    private <T> T ask(EmbeddedFile.Question<T> question) throws StoreUnavailableException {
        EmbeddedFile opened = opened();
        lock.readLock().lock();
        try {
            return opened.read(question);
        } catch (SQLException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } finally {
            lock.readLock().unlock();
        }
    }

    private EmbeddedFile opened() throws StoreUnavailableException {
        EmbeddedFile opened = file;
        if (opened == null) {
            throw new StoreUnavailableException(
                    "the embedded history at " + path + " is not open yet; try again shortly");
        }
        return opened;
    }

    private StoreUnavailableException unavailable(Exception e) {
        return new StoreUnavailableException(
                "the embedded history at " + path + " fails: " + e.getMessage()
                        + "; check free space and the rights of its folder",
                e);
    }

    @Override
    public synchronized void close() {
        EmbeddedFile opened = file;
        file = null;
        if (opened != null) {
            lock.writeLock().lock();
            try {
                opened.close();
            } catch (SQLException e) {
                throw new IllegalStateException("closing " + path + " failed", e);
            } finally {
                lock.writeLock().unlock();
            }
        }
    }
}
