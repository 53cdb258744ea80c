package org.anju.gateway.history;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.influxdb.dto.QueryResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rollups inside an InfluxDB 1.x. A day of a measurement is rolled up whole, by the server, from the points to the retention policy
 * {@value InfluxSetup#ROLLUP}, once it has ended and again when late points came: writing the same rollup again changes nothing.
 *
 * <p>What is done stands beside the points, in the measurement {@value #STATE}: per kind and day {@code due_ms}, written in the request that
 * holds the late points, and {@code done_ms}, when rolling up began. A day is good while it was begun after the last late point. So a
 * crash at any moment costs no more than doing a day again. Thread-safe.
 */
final class InfluxRollups {
    /** Measurement of what is rolled up. */
    static final String STATE = "rollup_state";

    private static final Logger LOG = LoggerFactory.getLogger(InfluxRollups.class);
    /** How much one statement sums up: so little that the server answers in seconds even where thousands of devices report. */
    private static final long STEP_MS = 30 * 60_000L;

    private static final String SUMS = "SELECT min(*), mean(*), max(*), count(*), last(*) INTO ";

    /** A day that late points came to, or that the server refused, is rolled up again after so long: such things seldom come alone. */
    private static final long AGAIN_MS = 60 * 60_000L;

    /** A day of a kind. */
    record Piece(String kind, long day) {}

    /** @param dueMs when late points last came, 0 for never */
    private record State(long dueMs, long doneMs) {
        boolean isGood() {
            return doneMs > dueMs;
        }
    }

    private static final State NEW = new State(0, 0);

    private final InfluxConnection connection;
    private final Retention retention;
    private final Clock clock;
    private final Map<Piece, State> states = new ConcurrentHashMap<>();
    /** What the server would not roll up, with the time it said so. */
    private final Map<Piece, Long> refused = new ConcurrentHashMap<>();

    private final Set<String> kinds = ConcurrentHashMap.newKeySet();
    private volatile boolean ready;
    private long listed = Long.MIN_VALUE;

    InfluxRollups(InfluxConnection connection, Retention retention, Clock clock) {
        this.connection = connection;
        this.retention = retention;
        this.clock = clock;
    }

    /** Learns what is rolled up; called when both retention policies are there. */
    void load() throws StoreUnavailableException {
        String ask = "SELECT due_ms, done_ms FROM " + from(InfluxSetup.RAW, STATE) + " GROUP BY kind";
        for (QueryResult.Series series : series(connection.read(ask))) {
            String kind = String.valueOf(series.getTags().get("kind"));
            for (List<Object> row : series.getValues()) {
                states.put(
                        new Piece(kind, Days.of(whole(row.get(0)))), new State(whole(row.get(1)), whole(row.get(2))));
            }
        }
        ready = true;
    }

    /** Whatever has devices is a kind; one without points in our retention policy costs a question a day. */
    private void listKinds() throws StoreUnavailableException {
        for (QueryResult.Series series : series(connection.read("SHOW MEASUREMENTS WHERE \"device\" != ''"))) {
            series.getValues().forEach(row -> kinds.add(String.valueOf(row.get(0))));
        }
        kinds.remove(LineEncoder.EVENT);
    }

    boolean isReady() {
        return ready;
    }

    /** Telemetry from before that time is late: its day may be rolled up already. */
    long openMs() {
        return ready ? Days.startMs(Rollup.openDay(clock.millis())) : Long.MIN_VALUE;
    }

    /**
     * Notes that a late point is about to be written.
     *
     * @param told what was noted in the same request
     * @return the line that must be written with it; empty when that was told
     */
    String late(Set<Piece> told, String kind, long tsMs) {
        Piece piece = new Piece(kind, Days.of(tsMs));
        if (!told.add(piece)) {
            return "";
        }
        long nowMs = clock.millis();
        states.merge(piece, new State(nowMs, 0), (before, late) -> new State(late.dueMs, before.doneMs));
        return line(piece, "due_ms", nowMs);
    }

    /** Whether rollups have all that the points of a day say. */
    boolean isGood(String kind, long day) {
        return states.getOrDefault(new Piece(kind, day), NEW).isGood();
    }

    /** Whether the points of a day are gone, so that rollups are all there is. */
    boolean isOnly(long day) {
        return day < retention.firstRawDay(clock.millis());
    }

    /** First day that rollups may be of. */
    long firstDay() {
        return retention.firstRollupDay(clock.millis());
    }

    /**
     * Rolls up one day of one kind.
     *
     * @param order held while points are being written: what was not late when its writing began is stored once this has held it
     */
    boolean rollUp(Object order) throws StoreUnavailableException {
        if (!ready) {
            return false;
        }
        long nowMs;
        long openDay;
        synchronized (order) {
            nowMs = clock.millis();
            openDay = Rollup.openDay(nowMs);
        }
        if (listed != openDay) {
            listKinds();
            listed = openDay;
        }
        states.keySet().removeIf(piece -> isOnly(piece.day));
        refused.keySet().removeIf(piece -> isOnly(piece.day));
        Piece piece = next(openDay, nowMs);
        if (piece == null) {
            return false;
        }
        try {
            sumUp(piece);
            connection.write(InfluxSetup.RAW, line(piece, "done_ms", nowMs));
            states.compute(piece, (any, state) -> new State(state == null ? 0 : state.dueMs, nowMs));
        } catch (BatchRejectedException e) {
            refuse(piece, nowMs, e);
        } catch (StoreUnavailableException e) {
            if (!(e.getCause() instanceof InfluxRefusal)) {
                throw e;
            }
            refuse(piece, nowMs, e);
        }
        return true;
    }

    /** The oldest days first: their points are the first to go. */
    private @Nullable Piece next(long openDay, long nowMs) {
        long first = retention.firstRawDay(nowMs);
        for (long day = first; day < openDay; day++) {
            for (String kind : new TreeSet<>(kinds)) {
                Piece piece = new Piece(kind, day);
                State state = states.getOrDefault(piece, NEW);
                boolean waits = (day > first && nowMs - state.doneMs < AGAIN_MS)
                        || nowMs - refused.getOrDefault(piece, 0L) < AGAIN_MS;
                if (!state.isGood() && !waits) {
                    return piece;
                }
            }
        }
        return null;
    }

    private void sumUp(Piece piece) throws StoreUnavailableException {
        String from = " FROM " + from(InfluxSetup.RAW, piece.kind);
        long startMs = Days.startMs(piece.day);
        long endMs = Days.startMs(piece.day + 1);
        String any = "SELECT *" + from + within(startMs, endMs) + " LIMIT 1";
        if (series(connection.read(any)).isEmpty()) {
            return;
        }
        String into = SUMS + from(InfluxSetup.ROLLUP, piece.kind) + from;
        for (long ms = startMs; ms < endMs; ms += STEP_MS) {
            connection.change(
                    into + within(ms, ms + STEP_MS) + " GROUP BY time(" + Rollup.EVERY_MS + "ms), * fill(none)");
        }
    }

    /** It must not hold up the others. */
    private void refuse(Piece piece, long nowMs, Exception e) {
        refused.put(piece, nowMs);
        LOG.warn(
                "InfluxDB at {} does not roll up {} of day {}: {}. Its points are still there; it is tried again in an hour",
                connection.target(),
                piece.kind,
                LocalDate.ofEpochDay(piece.day),
                e.getMessage());
    }

    private String from(String policy, String measurement) {
        return Quote.name(connection.target().database()) + "." + Quote.name(policy) + "." + Quote.name(measurement);
    }

    private static String within(long fromMs, long toMs) {
        return " WHERE time >= " + fromMs + "ms AND time < " + toMs + "ms";
    }

    /** Stands at the end of its day, which is in the retention policy as long as any point of the day is. */
    private static String line(Piece piece, String field, long ms) {
        StringBuilder line = new StringBuilder(STATE).append(",kind=");
        LineEncoder.escape(line, piece.kind);
        return line.append(' ')
                .append(field)
                .append('=')
                .append(ms)
                .append("i ")
                .append(Days.startMs(piece.day + 1) - 1)
                .append("000000\n")
                .toString();
    }

    private static List<QueryResult.Series> series(List<QueryResult.Result> results) {
        List<QueryResult.Series> series =
                results.isEmpty() ? null : results.get(0).getSeries();
        return series == null ? List.of() : series;
    }

    private static long whole(@Nullable Object cell) {
        return cell instanceof Number number ? number.longValue() : 0;
    }
}
