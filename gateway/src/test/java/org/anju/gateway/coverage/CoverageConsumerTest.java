package org.anju.gateway.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.fake.CoverageEstate;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.fake.MemoryJournal;
import org.anju.gateway.fake.TestEstate;
import org.anju.gateway.journal.Batch;
import org.anju.gateway.metrics.CoverageMeters;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Tick;
import org.anju.gateway.sql.SqlCoverage;
import org.anju.gateway.sql.SqlStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two compounds with a camera at each of four entrances, lived through minute by minute. */
final class CoverageConsumerTest {
    private static final long START = 1_700_000_000_000L;
    private static final long MINUTE_MS = 60_000;

    private final Estate estate = CoverageEstate.city(List.of(List.of(1, 2, 3, 4), List.of(1, 2, 3, 4)), 0);
    private final List<String> told = new ArrayList<>();

    @TempDir
    Path folder;

    private SqlStore sql;
    private SqlCoverage store;
    private Coverage coverage;
    private CoverageConsumer consumer;
    private long now = START;
    private long sequence = 1;

    @BeforeEach
    void open() throws Exception {
        sql = SqlStore.open("jdbc:sqlite:" + folder.resolve("anju.db"));
        store = new SqlCoverage(sql);
        coverage = new Coverage(() -> estate, PolicyReader.read(CoverageEstate.POLICY, estate.kinds()));
        consumer = new CoverageConsumer(
                new MemoryJournal(),
                coverage,
                store,
                since -> Map.of(),
                (compound, below, data) -> told.add(compound + (below ? " below" : " back")),
                new CoverageMeters(new SimpleMeterRegistry()));
        List<Entry> begin = new ArrayList<>(List.of(new Tick(now)));
        estate.devices().values().forEach(device -> begin.add(presence(device, PresenceState.ONLINE)));
        feed(begin);
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private Presence presence(Device device, PresenceState state) {
        return new Presence(device, now, state, 1, "test");
    }

    private void feed(List<Entry> entries) {
        consumer.step(new Batch(sequence, entries));
        sequence += entries.size();
    }

    /** Lets minutes pass in which all cameras but those named report a picture. */
    private void minutes(int count, String... silent) {
        for (int i = 0; i < count; i++) {
            now += MINUTE_MS;
            List<Entry> entries = new ArrayList<>();
            for (Device device : estate.devices().values()) {
                if (!List.of(silent).contains(device.id().value())) {
                    entries.add(TestEstate.reading(device, now, "fps", 25));
                }
            }
            entries.add(new Tick(now));
            feed(entries);
        }
    }

    private CompoundCoverage compound(String id) {
        return Objects.requireNonNull(coverage.compound(id));
    }

    private double pct(String compound, Indicator indicator) {
        return Objects.requireNonNull(compound(compound).figure(indicator)).pct();
    }

    @Test
    void oneCameraGoneMovesExactlyItsCompoundAndSaysWhy() {
        minutes(60);
        assertTrue(compound("C1").passes() && compound("C2").passes());

        feed(List.of(presence(Objects.requireNonNull(estate.device("C1-camera-3")), PresenceState.OFFLINE)));
        CompoundCoverage other = compound("C2");
        minutes(60, "C1-camera-3");

        assertEquals(100, pct("C1", Indicator.INSTALLED));
        assertEquals(87.5, pct("C1", Indicator.ONLINE_24H));
        assertFalse(compound("C1").passes());
        assertEquals(3, compound("C1").onlineNow());
        assertEquals(
                "B1楼3单元摄像机（C1-camera-3） 在线率(24小时) 50% < 93.5%；11-15 07:13 起离线",
                compound("C1").gaps().get(0).words().zh());
        assertEquals(
                "B1楼3单元摄像机 (C1-camera-3): Online (24 h) 50% < 93.5%; offline since 11-15 07:13",
                compound("C1").gaps().get(0).words().en());
        assertEquals(other.score(), compound("C2").score());
        assertEquals(other.gaps(), compound("C2").gaps());
        assertEquals(4, compound("C2").onlineNow());
    }

    @Test
    void aPictureThatIsBlackIsConnectedButNotWorking() {
        minutes(60);
        for (int i = 0; i < 60; i++) {
            now += MINUTE_MS;
            List<Entry> entries = new ArrayList<>();
            for (Device device : estate.devices().values()) {
                entries.add(TestEstate.reading(
                        device, now, "fps", device.id().value().equals("C1-camera-1") ? 0 : 25));
            }
            feed(entries);
        }

        assertEquals(100, pct("C1", Indicator.ONLINE_24H));
        assertTrue(pct("C1", Indicator.WORKING_24H) < 98);
        assertTrue(
                compound("C1").gaps().get(0).words().zh().endsWith("帧率 0 fps，应 > 0"),
                compound("C1").gaps().get(0).words().zh());
    }

    @Test
    void aFallIsToldOnceAfterItHasLastedAndEndsOnceItIsBack() {
        minutes(10);
        for (Device device : estate.devicesOf("C1")) {
            feed(List.of(presence(device, PresenceState.OFFLINE)));
        }
        String[] silent = estate.devicesOf("C1").stream()
                .map(device -> device.id().value())
                .toArray(String[]::new);
        minutes(30, silent);
        assertEquals(List.of("C1 below"), told);

        for (Device device : estate.devicesOf("C1")) {
            feed(List.of(new Presence(device, now, PresenceState.ONLINE, 2, "test")));
        }
        minutes(60);
        assertEquals(List.of("C1 below"), told);
        minutes(700);
        assertEquals(List.of("C1 below", "C1 back"), told);
    }

    @Test
    void theDaysAreKeptAndTheForecastFollowsThem() {
        Trend trend = new Trend(store, coverage);
        Policy.Batch batch = new Policy.Batch(2021, 1, 3, 100, "2023-11-30");
        int today = coverage.today();
        store.saveDays(List.of(
                new CoverageStore.Day("C1", today - 10, 1, "test 1", false, 50, "{\"installed\":[2,4]}"),
                new CoverageStore.Day("C2", today - 10, 1, "test 1", false, 50, "{\"installed\":[2,4]}")));
        minutes(60);

        List<Trend.Point> points = trend.points(id -> true, 30);
        assertEquals(2, points.size());
        assertEquals(0, points.get(0).passing());
        assertEquals(2, points.get(1).passing());
        Trend.Forecast forecast = trend.forecast(batch, id -> true, 2);
        assertEquals(0.2, forecast.perDay(), 1e-9);
        assertEquals("2023-11-20", String.valueOf(forecast.expected()));
        assertEquals(true, forecast.onTime());
    }

    @Test
    void aPolicyIsTriedBeforeItIsActivatedAndKeptAfterwards() throws Exception {
        minutes(60);
        PolicyDesk desk = new PolicyDesk(coverage, store, estate.kinds(), new ManualClock(now));
        String stricter = CoverageEstate.POLICY
                .replace("per: entrance,", "per: entrance, count: 2,")
                .replace("version: \"1\"", "version: \"2\"");

        PolicyDesk.Preview preview = desk.preview(stricter);
        assertEquals(2, preview.before().passing());
        assertEquals(0, preview.after().passing());
        assertEquals(
                List.of("C1", "C2"),
                preview.changes().stream()
                        .filter(PolicyDesk.Change::flips)
                        .map(change -> change.after().id())
                        .toList());
        assertTrue(compound("C1").passes());
        assertEquals("1", desk.inForce().version());

        desk.activate(stricter, "li");
        assertFalse(compound("C1").passes());
        assertEquals(
                "B1楼1单元缺少单元视频 1 个（1/2）", compound("C1").gaps().get(0).words().zh());
        assertEquals("2", Policies.inForce(store, estate.kinds()).version());
        assertEquals("li", store.policies().get(0).who());
    }
}
