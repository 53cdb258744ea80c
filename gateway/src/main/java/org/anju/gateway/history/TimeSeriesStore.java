package org.anju.gateway.history;

import java.time.Duration;
import java.util.List;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Field;
import org.anju.gateway.privacy.Deletion;
import org.jspecify.annotations.Nullable;

/**
 * Keeps telemetry and events by time. Writing the same entry again changes nothing: a point is identified by device and millisecond (the
 * last write wins per field), an event by device, name, millisecond and content. Methods block and may be called from any thread but an
 * event loop; one writer at a time.
 *
 * <p>Points and events are kept for a while; what every five minutes came to is kept much longer ({@link Retention}). Rollups follow late
 * points, and are never taken for the truth while the points themselves say more.
 */
public interface TimeSeriesStore extends AutoCloseable {
    /** {@code influxdb} or {@code embedded}. */
    String name();

    /**
     * Makes ready what writing needs: database, retention, tables. Idempotent; called again after a failure.
     *
     * @throws StoreUnavailableException when the store is away; the message names the address and the remedy
     */
    void prepare() throws StoreUnavailableException;

    /**
     * Stores the telemetry and events among the entries; others are passed over. On return all of them are stored.
     *
     * @throws StoreUnavailableException nothing is known to be stored; write the same again later
     * @throws BatchRejectedException at least one point can never be stored, being of a conflicting type or older than the store keeps;
     *     divide to find it
     */
    void write(List<Entry> entries) throws StoreUnavailableException, BatchRejectedException;

    /**
     * Values of a device in {@code [fromMs, toMs)}. Without {@code every}, columns are {@code ts} and the field names, one row per point
     * that has any of the fields.
     * With it, each bucket that has data is one row at its start (buckets are aligned to the epoch), with {@code <field>_min},
     * {@code <field>_mean}, {@code <field>_max} as Doubles for numbers, whole numbers and flags (0 and 1), and the last value of a text
     * under its own name.
     *
     * <p>Days whose points are gone answer a query with {@code every} from rollups, a bucket at the start of its five minutes counting
     * where it starts; for younger days points and rollups give the same answer, and the store takes whichever is cheaper.
     *
     * @param limit largest number of rows; the newest are kept
     */
    Series query(Device device, List<Field> fields, long fromMs, long toMs, @Nullable Duration every, int limit)
            throws StoreUnavailableException;

    /** Events of a device in {@code [fromMs, toMs)}, newest first, at most {@code limit}. */
    List<DeviceEvent> events(Device device, long fromMs, long toMs, int limit) throws StoreUnavailableException;

    /**
     * Deletes the events from before {@code beforeMs} that say something about a person, and looks whether any is left.
     *
     * @throws StoreUnavailableException when the store is away, or cannot delete them; the message says what to do instead
     */
    Deletion deletePersonal(long beforeMs) throws StoreUnavailableException;

    /**
     * Deletes what is older than the store keeps, unless the store does so by itself, and looks whether any is left. Works on whole days: up to
     * a day more may be kept, which does not count as left.
     *
     * @throws StoreUnavailableException when the store is away
     */
    Deletion deleteBefore(long beforeMs) throws StoreUnavailableException;

    /**
     * Rolls up one piece of what is not rolled up yet: days that have ended, and those that late points came to since. May run beside a
     * writer.
     *
     * @return whether there is more to do
     * @throws StoreUnavailableException when the store is away; the piece is taken up again by a later call
     */
    boolean rollUp() throws StoreUnavailableException;

    @Override
    void close();
}
