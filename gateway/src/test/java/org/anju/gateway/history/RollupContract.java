package org.anju.gateway.history;

import static org.anju.gateway.history.Samples.ALL;
import static org.anju.gateway.history.Samples.POWER;
import static org.anju.gateway.history.Samples.STATUS;
import static org.anju.gateway.history.Samples.TRIPS;
import static org.anju.gateway.history.Samples.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Telemetry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How every time-series store rolls up: answers stay the same, follow late points, and outlive the points. */
abstract class RollupContract {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Retention DAYS_ONLY = new Retention(Duration.ofDays(1), Duration.ofDays(400));

    /** The first of three days that are over. */
    private static final long FIRST = System.currentTimeMillis() / DAY * DAY - 3 * DAY;

    private final ManualClock clock = new ManualClock(FIRST + 3 * DAY + 2 * HOUR);
    private final Device device = Samples.device("d-" + UUID.randomUUID());
    private final HistoryModel model = new HistoryModel();
    private @Nullable TimeSeriesStore opened;

    /** Opens the same place again and again within a test. */
    abstract TimeSeriesStore open(Retention retention, ManualClock clock);

    /** Has the store lose the points of days that are over. */
    abstract void losePoints();

    private void opened(Retention retention) throws StoreUnavailableException {
        close();
        opened = open(retention, clock);
        opened.prepare();
    }

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private TimeSeriesStore store() {
        return Objects.requireNonNull(opened);
    }

    static void rollUpAll(TimeSeriesStore store) throws StoreUnavailableException {
        for (int i = 0; i < 1_000; i++) {
            if (!store.rollUp()) {
                return;
            }
        }
        throw new AssertionError("rolling up does not end");
    }

    private void write(Telemetry... points) throws Exception {
        for (Telemetry point : points) {
            model.write(point);
        }
        store().write(List.<Entry>of(points));
    }

    /** A point every 50 seconds or so of three days, with gaps; some of them written twice, the second time with another value. */
    private void fill() throws Exception {
        opened(Samples.MONTH);
        List<Telemetry> points = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            long tsMs = FIRST + i * 50_333L;
            if (i % 700 < 40) {
                continue;
            }
            points.add(point(device, tsMs, POWER, 20 + i % 97 / 8.0));
            if (i % 3 == 0) {
                points.add(point(device, tsMs, TRIPS, i, Samples.ON, i % 2 == 0, STATUS, "s" + i / 100));
            }
            if (i % 11 == 0) {
                points.add(point(device, tsMs, POWER, 3 + i % 5));
            }
        }
        for (int from = 0; from < points.size(); from += 500) {
            write(points.subList(from, Math.min(points.size(), from + 500)).toArray(Telemetry[]::new));
        }
    }

    private void rollUp() throws StoreUnavailableException {
        rollUpAll(store());
    }

    private void answersLikeThePoints(long fromMs, long toMs, long everyMs) throws Exception {
        List<List<@Nullable Object>> expected = model.buckets(ALL, fromMs, toMs, everyMs);
        Series answer = store().query(device, ALL, fromMs, toMs, Duration.ofMillis(everyMs), 100_000);
        String what = "from " + (fromMs - FIRST) + " to " + (toMs - FIRST) + " every " + everyMs;
        assertEquals(expected.size(), answer.rows().size(), what);
        for (int row = 0; row < expected.size(); row++) {
            for (int column = 0; column < expected.get(row).size(); column++) {
                Object wanted = expected.get(row).get(column);
                Object got = answer.rows().get(row).get(column);
                if (wanted instanceof Double number) {
                    assertEquals(number, (Double) got, Math.abs(number) * 1e-12 + 1e-9, what);
                } else {
                    assertEquals(wanted, got, what + " " + answer.rows().get(row));
                }
            }
        }
    }

    private void answersLikeThePoints() throws Exception {
        for (long every : new long[] {MINUTE, 5 * MINUTE, 7 * MINUTE, 15 * MINUTE, HOUR, 7 * HOUR, DAY, 7 * DAY}) {
            answersLikeThePoints(FIRST, FIRST + 4 * DAY, every);
            answersLikeThePoints(FIRST - DAY, FIRST + DAY + 1, every);
            answersLikeThePoints(FIRST + 7 * HOUR + 123_456, FIRST + 2 * DAY + 9 * HOUR + 77_777, every);
        }
    }

    private List<Object> row(long tsMs) throws StoreUnavailableException {
        List<List<@Nullable Object>> rows = store().query(
                        device, List.of(POWER, STATUS), tsMs, tsMs + 5 * MINUTE, FIVE_MINUTES, 10)
                .rows();
        assertEquals(1, rows.size(), rows.toString());
        return rows.get(0);
    }

    @Test
    void answersTheSameFromRollupsAsFromPoints() throws Exception {
        fill();
        answersLikeThePoints();
        rollUp();
        answersLikeThePoints();
        opened(Samples.MONTH);
        answersLikeThePoints();
    }

    @Test
    void givesTheNewestBucketsAndSaysThatThereAreMore() throws Exception {
        fill();
        rollUp();
        List<List<@Nullable Object>> all = model.buckets(ALL, FIRST, FIRST + 3 * DAY, HOUR);
        Series cut = store().query(device, ALL, FIRST, FIRST + 3 * DAY, Duration.ofHours(1), 30);
        assertTrue(cut.truncated());
        assertEquals(30, cut.rows().size());
        assertEquals(all.get(all.size() - 30).get(0), cut.rows().get(0).get(0));
    }

    @Test
    void rollupsStayWhenThePointsAreGone() throws Exception {
        fill();
        rollUp();
        losePoints();
        opened(DAYS_ONLY);
        store().write(List.of(point(device, clock.millis(), POWER, 1)));

        answersLikeThePoints(FIRST, FIRST + DAY, 5 * MINUTE);
        answersLikeThePoints(FIRST, FIRST + DAY, HOUR);
        assertEquals(
                List.of(),
                store().query(device, ALL, FIRST, FIRST + DAY, null, 10).rows());
        List<List<@Nullable Object>> finer = store().query(
                        device, ALL, FIRST, FIRST + DAY, Duration.ofMinutes(1), 9_999)
                .rows();
        assertEquals(model.buckets(ALL, FIRST, FIRST + DAY, 5 * MINUTE).size(), finer.size());
    }

    @Test
    void latePointsCorrectTheRollup() throws Exception {
        opened(Samples.MONTH);
        write(point(device, FIRST + HOUR, POWER, 10, STATUS, "a"));
        rollUp();
        assertEquals(Arrays.asList(FIRST + HOUR, 10.0, 10.0, 10.0, "a"), row(FIRST + HOUR));

        write(point(device, FIRST + HOUR + 1_000, POWER, 20, STATUS, "b"), point(device, FIRST + 2 * HOUR, POWER, 5));
        assertEquals(Arrays.asList(FIRST + HOUR, 10.0, 15.0, 20.0, "b"), row(FIRST + HOUR));
        clock.advance(2 * HOUR);
        rollUp();
        assertEquals(Arrays.asList(FIRST + HOUR, 10.0, 15.0, 20.0, "b"), row(FIRST + HOUR));

        write(point(device, FIRST + HOUR + 1_000, POWER, 40));
        clock.advance(2 * HOUR);
        rollUp();
        losePoints();
        opened(DAYS_ONLY);
        store().write(List.of(point(device, clock.millis(), POWER, 1)));
        assertEquals(Arrays.asList(FIRST + HOUR, 10.0, 25.0, 40.0, "b"), row(FIRST + HOUR));
        assertEquals(5.0, row(FIRST + 2 * HOUR).get(1));
        assertNull(row(FIRST + 2 * HOUR).get(4));
    }

    @Test
    void whatIsDueSurvivesARestart() throws Exception {
        opened(Samples.MONTH);
        write(point(device, FIRST + HOUR, POWER, 10));
        rollUp();
        write(point(device, FIRST + HOUR + 1_000, POWER, 20));
        opened(Samples.MONTH);
        assertEquals(15.0, row(FIRST + HOUR).get(2));
        clock.advance(2 * HOUR);
        // Something must be written for the embedded store to lay out what it has in its journal of batches.
        write(point(device, clock.millis(), POWER, 1));
        rollUp();
        losePoints();
        opened(DAYS_ONLY);
        store().write(List.of(point(device, clock.millis() + 1, POWER, 1)));
        assertEquals(15.0, row(FIRST + HOUR).get(2));
    }

    @Test
    void todayIsNotRolledUp() throws Exception {
        opened(Samples.MONTH);
        write(point(device, FIRST + 3 * DAY + HOUR, POWER, 10));
        rollUp();
        write(point(device, FIRST + 3 * DAY + HOUR + 1, POWER, 20));
        rollUp();
        assertEquals(15.0, row(FIRST + 3 * DAY + HOUR).get(2));
    }
}
