package org.anju.gateway.history;

import static org.anju.gateway.history.Samples.ALL;
import static org.anju.gateway.history.Samples.ON;
import static org.anju.gateway.history.Samples.POWER;
import static org.anju.gateway.history.Samples.STATUS;
import static org.anju.gateway.history.Samples.TRIPS;
import static org.anju.gateway.history.Samples.event;
import static org.anju.gateway.history.Samples.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Tick;
import org.anju.gateway.privacy.Deletion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every time-series store does alike. Each test has a device of its own, so that a store may be shared. */
abstract class TimeSeriesStoreContract {
    private static final long HOUR = 3_600_000;

    /** An hour of this morning or of yesterday: inside any retention, and never in the future. */
    private static final long T = System.currentTimeMillis() / HOUR * HOUR - 3 * HOUR;

    private final Device device = Samples.device("d-" + UUID.randomUUID());

    /** A store that is ready and keeps points for 30 days. */
    abstract TimeSeriesStore store();

    private Series raw(long from, long to, int limit) throws StoreUnavailableException {
        return store().query(device, ALL, from, to, null, limit);
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    @Test
    void givesBackAValueOfEveryType() throws Exception {
        store().write(List.of(
                point(device, T, POWER, 41.25, TRIPS, 9_007_199_254_740_991L, ON, true, STATUS, "Charging")));

        Series series = raw(T, T + 1, 10);

        assertEquals(List.of("ts", "power_w", "trips_total", "on", "status"), series.columns());
        assertEquals(List.of(row(T, 41.25, 9_007_199_254_740_991L, true, "Charging")), series.rows());
        assertFalse(series.truncated());
    }

    @Test
    void givesBackNumbersToTheLastBit() throws Exception {
        double[] numbers = {
            0,
            -0.001,
            0.1,
            1e-9,
            -273.15,
            1.7976931348623157e308,
            4.9e-324,
            123456789.123456,
            1e15,
            3,
            1.0E10,
            0.30000000000000004
        };
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            entries.add(point(device, T + i, POWER, numbers[i]));
        }
        store().write(entries);

        List<List<@Nullable Object>> rows =
                store().query(device, List.of(POWER), T, T + HOUR, null, 100).rows();

        for (int i = 0; i < numbers.length; i++) {
            assertEquals(row(T + i, numbers[i]), rows.get(i));
        }
    }

    @Test
    void givesBackAnyText() throws Exception {
        List<String> texts = List.of(
                "",
                "充电中",
                "say \"hi\"",
                "a,b c=d",
                "back\\slash",
                "ends with \\",
                "line\nbreak",
                "tab\t'quote'",
                "😀",
                "true",
                "12i",
                "#");
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            entries.add(point(device, T + i, STATUS, texts.get(i)));
        }
        store().write(entries);

        Series series = store().query(device, List.of(STATUS), T, T + HOUR, null, 100);

        assertEquals(texts, series.rows().stream().map(cells -> cells.get(1)).toList());
    }

    @Test
    void changesNothingWhenTheSameIsWrittenAgain() throws Exception {
        List<Entry> entries = List.of(
                point(device, T, POWER, 1.5, STATUS, "a"),
                point(device, T + 1, POWER, 2.5),
                event(device, T, Map.of("door", "east")));
        store().write(entries);
        store().write(entries);
        store().write(entries);

        assertEquals(
                List.of(row(T, 1.5, null, null, "a"), row(T + 1, 2.5, null, null, null)),
                raw(T, T + HOUR, 10).rows());
        assertEquals(1, store().events(device, T, T + 1, 10).size());
    }

    @Test
    void letsTheLastWriteOfAMillisecondWinInEachField() throws Exception {
        store().write(List.of(point(device, T, POWER, 1.5, STATUS, "a"), point(device, T, POWER, 2.5, ON, true)));
        store().write(List.of(point(device, T, TRIPS, 7L)));
        store().write(List.of(point(device, T, STATUS, "b")));

        assertEquals(List.of(row(T, 2.5, 7L, true, "b")), raw(T, T + 1, 10).rows());
    }

    @Test
    void keepsTheLastWriteInALargeBatchToo() throws Exception {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            entries.add(point(Samples.device("other-" + i % 50), T + i, POWER, i));
            entries.add(point(device, T + i % 10, TRIPS, i));
        }
        store().write(entries);

        assertEquals(
                List.of(2990L, 2991L, 2992L, 2993L, 2994L, 2995L, 2996L, 2997L, 2998L, 2999L),
                store().query(device, List.of(TRIPS), T, T + HOUR, null, 100).rows().stream()
                        .map(cells -> cells.get(1))
                        .toList());
    }

    @Test
    void keepsTwoEventsOfOneMillisecond() throws Exception {
        DeviceEvent one = event(device, T, Map.of("door", "east"));
        DeviceEvent other = event(device, T, Map.of("door", "west"));
        store().write(List.of(one, other));
        store().write(List.of(other));

        List<DeviceEvent> events = store().events(device, T, T + 1, 10);

        assertEquals(2, events.size());
        assertTrue(events.contains(one));
        assertTrue(events.contains(other));
    }

    @Test
    void givesEventsBackWhole() throws Exception {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("z", "引号 \" 和 \\ and 'x'\n");
        data.put("count", 3L);
        data.put("ratio", 3.0);
        data.put("armed", true);
        data.put("a", "{\"nested\":[1,2]}");
        DeviceEvent event = new DeviceEvent(device, T, T + 77, 3, "smoke", data);
        store().write(List.of(event));

        DeviceEvent found = store().events(device, T, T + 1, 10).get(0);

        assertEquals(event, found);
        assertEquals(List.copyOf(data.keySet()), List.copyOf(found.data().keySet()));
    }

    @Test
    void givesTheNewestEventsFirstAndNoMoreThanAsked() throws Exception {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            entries.add(event(device, T + (i * 7) % 20 * 1_000L, Map.of("n", (long) (i * 7 % 20))));
        }
        store().write(entries);

        List<DeviceEvent> events = store().events(device, T, T + 19_000, 5);

        assertEquals(
                List.of(18L, 17L, 16L, 15L, 14L),
                events.stream().map(event -> event.data().get("n")).toList());
    }

    @Test
    void putsPointsInTimeOrderHoweverTheyCame() throws Exception {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new java.util.Random(7));
        for (List<Integer> part : List.of(order.subList(0, 50), order.subList(50, 100))) {
            store().write(part.stream()
                    .<Entry>map(i -> point(device, T - i * 1_800_000L, POWER, i))
                    .toList());
        }

        List<List<@Nullable Object>> rows = store().query(device, List.of(POWER), T - 100 * HOUR, T + 1, null, 1_000)
                .rows();

        assertEquals(100, rows.size());
        for (int i = 0; i < 100; i++) {
            assertEquals(row(T - (99 - i) * 1_800_000L, (double) (99 - i)), rows.get(i));
        }
    }

    @Test
    void includesTheStartAndExcludesTheEnd() throws Exception {
        store().write(List.of(
                point(device, T - 1, POWER, 1),
                point(device, T, POWER, 2),
                point(device, T + 9, POWER, 3),
                point(device, T + 10, POWER, 4)));

        assertEquals(
                List.of(row(T, 2.0), row(T + 9, 3.0)),
                store().query(device, List.of(POWER), T, T + 10, null, 10).rows());
        assertEquals(List.of(), raw(T + 10, T + 10, 10).rows());
        assertEquals(List.of(), raw(T + 10, T, 10).rows());
    }

    @Test
    void keepsTheNewestRowsAndSaysThatThereAreMore() throws Exception {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            entries.add(point(device, T + i * 1_000L, POWER, i));
        }
        store().write(entries);

        Series cut = store().query(device, List.of(POWER), T, T + HOUR, null, 3);
        Series whole = store().query(device, List.of(POWER), T, T + HOUR, null, 10);
        Series buckets = store().query(device, List.of(POWER), T, T + HOUR, Duration.ofSeconds(2), 2);

        assertEquals(List.of(row(T + 7_000, 7.0), row(T + 8_000, 8.0), row(T + 9_000, 9.0)), cut.rows());
        assertTrue(cut.truncated());
        assertEquals(10, whole.rows().size());
        assertFalse(whole.truncated());
        assertEquals(List.of(row(T + 6_000, 6.0, 6.5, 7.0), row(T + 8_000, 8.0, 8.5, 9.0)), buckets.rows());
        assertTrue(buckets.truncated());
    }

    @Test
    void sumsUpBucketsAlignedToTheEpoch() throws Exception {
        long from = T + 60_000;
        store().write(List.of(
                point(device, from - 1, POWER, 1_000),
                point(device, from, POWER, 1, TRIPS, 10L, ON, true, STATUS, "a"),
                point(device, from + 100_000, POWER, 4, TRIPS, 11L, ON, false, STATUS, "b"),
                point(device, from + 200_000, POWER, 7, TRIPS, 15L, ON, false),
                point(device, T + 900_000, STATUS, "c"),
                point(device, T + HOUR, POWER, 1_000)));

        Series series = store().query(device, ALL, from, T + HOUR, Duration.ofMinutes(5), 100);

        assertEquals(
                List.of(
                        "ts",
                        "power_w_min",
                        "power_w_mean",
                        "power_w_max",
                        "trips_total_min",
                        "trips_total_mean",
                        "trips_total_max",
                        "on_min",
                        "on_mean",
                        "on_max",
                        "status"),
                series.columns());
        assertEquals(
                List.of(
                        row(T, 1.0, 4.0, 7.0, 10.0, 12.0, 15.0, 0.0, 1 / 3.0, 1.0, "b"),
                        row(T + 900_000, null, null, null, null, null, null, null, null, null, "c")),
                series.rows());
    }

    @Test
    void givesNoRowForAPointWithoutTheFieldsAskedFor() throws Exception {
        store().write(List.of(point(device, T, POWER, 1), point(device, T + 1, STATUS, "a")));

        assertEquals(
                List.of(row(T + 1, "a")),
                store().query(device, List.of(STATUS), T, T + HOUR, null, 10).rows());
        assertEquals(
                List.of(),
                store().query(device, List.of(TRIPS), T, T + HOUR, null, 10).rows());
    }

    @Test
    void knowsNothingOfAnUnknownDevice() throws Exception {
        Device unknown = Samples.device("nobody");
        assertEquals(
                List.of(),
                store().query(unknown, ALL, 0, Long.MAX_VALUE, null, 10).rows());
        assertEquals(List.of(), store().events(unknown, 0, Long.MAX_VALUE, 10));
    }

    @Test
    void answersOverAllTime() throws Exception {
        store().write(List.of(point(device, T, POWER, 1), event(device, T, Map.of())));

        for (Duration every : new @Nullable Duration[] {null, Duration.ofMinutes(5)}) {
            Series series = store().query(device, List.of(POWER), Long.MIN_VALUE, Long.MAX_VALUE, every, 10);
            assertEquals(1, series.rows().size());
            assertEquals(T, series.rows().get(0).get(0));
        }
        assertEquals(
                1, store().events(device, Long.MIN_VALUE, Long.MAX_VALUE, 10).size());
    }

    @Test
    void passesOverWhatIsNotStored() throws Exception {
        store().write(List.of());
        store().write(List.of(new Tick(T), point(device, T, POWER, 1), new Tick(T + 1)));

        assertEquals(1, raw(T, T + HOUR, 10).rows().size());
    }

    @Test
    void refusesAPointOlderThanItKeepsAndStoresTheRestWithoutIt() throws Exception {
        Telemetry good = point(device, T, POWER, 1);
        Telemetry old = point(device, T - Duration.ofDays(40).toMillis(), POWER, 1);

        assertThrows(BatchRejectedException.class, () -> store().write(List.of(good, old)));
        assertThrows(BatchRejectedException.class, () -> store().write(List.of(old)));
        store().write(List.of(good));

        assertEquals(1, raw(0, T + HOUR, 10).rows().size());
    }

    @Test
    void refusesANumberThatIsNone() {
        assertThrows(BatchRejectedException.class, () -> store().write(List.of(point(device, T, POWER, Double.NaN))));
    }

    @Test
    void deletesOnlyWhatIsAboutPersonsAndProvesIt() throws Exception {
        String plate = "豫C9X7K2";
        store().deletePersonal(T + HOUR);
        store().write(List.of(
                point(device, T, POWER, 1),
                event(device, T, Map.of("zone", "东门")),
                event(device, T + 1, Map.of("plate", plate)),
                event(device, T + 2, Map.of("note", "driver of " + plate)),
                event(device, T + HOUR, Map.of("plate", plate))));

        Deletion deletion = store().deletePersonal(T + HOUR);

        assertEquals(new Deletion(2, T + 1, T + 2, 0), deletion);
        List<DeviceEvent> left = store().events(device, T, T + 2 * HOUR, 10);
        assertEquals(List.of(T + HOUR, T), left.stream().map(DeviceEvent::tsMs).toList());
        assertEquals(1, raw(T, T + HOUR, 10).rows().size());
        assertEquals(Deletion.NONE, store().deletePersonal(T + HOUR), "nothing is claimed twice");
        assertEquals(0, store().deleteBefore(T - Duration.ofDays(31).toMillis()).left());
    }

    @Test
    void canBePreparedAgain() throws Exception {
        store().write(List.of(point(device, T, POWER, 1)));
        store().prepare();

        assertEquals(1, raw(T, T + HOUR, 10).rows().size());
    }
}
