package org.anju.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.fake.Await;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.fake.MemoryAlertBook;
import org.anju.gateway.fake.MemoryJournal;
import org.anju.gateway.fake.MemoryLiveStore;
import org.anju.gateway.fake.SampleEstate;
import org.anju.gateway.metrics.LiveMeters;
import org.anju.gateway.model.AlertChange;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Scope;
import org.anju.gateway.model.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
    private static final Set<Category> ALL = EnumSet.allOf(Category.class);
    private static final Viewer CITY = new Viewer(Scope.CITY, ALL);

    private final Estate estate = SampleEstate.estate();
    private final Device camera = estate.devicesOf("A1-C1").get(0);
    private final MemoryJournal journal = new MemoryJournal();
    private final MemoryAlertBook alerts = new MemoryAlertBook();
    private final ManualClock clock = new ManualClock(100_000);
    private final LiveMeters meters = new LiveMeters(new SimpleMeterRegistry());
    private final LiveView view =
            new LiveView(() -> estate, journal, new MemoryLiveStore(), alerts, rule -> false, clock, meters);
    private final LiveFeed feed = new LiveFeed(view, new AlertJson(SampleEstate.names(estate)), clock, meters);

    private static final class Page implements Outlet {
        private final List<String> frames = new ArrayList<>();
        private boolean full;
        private boolean closed;
        private boolean broken;

        @Override
        public boolean isFull() {
            if (broken) {
                throw new IllegalStateException("the socket is closed");
            }
            return full;
        }

        @Override
        public void send(String frame) {
            frames.add(frame);
        }

        @Override
        public void close(String reason) {
            closed = true;
        }

        List<JsonNode> take(String type) {
            List<JsonNode> taken = frames.stream()
                    .map(LiveFeedTest::parse)
                    .filter(frame -> frame.path("type").asText().equals(type))
                    .toList();
            frames.clear();
            return taken;
        }
    }

    private static JsonNode parse(String frame) {
        try {
            return new ObjectMapper().readTree(frame);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    @BeforeEach
    void start() {
        view.start();
    }

    @AfterEach
    void stop() {
        feed.close();
        view.close();
    }

    private void caughtUp() {
        Await.until("the view has seen everything", () -> view.position() == journal.last());
    }

    private LiveSession open(Viewer viewer, Page page, Subscription.View what, String id) {
        LiveSession session = Objects.requireNonNull(feed.open(viewer, page, Long.MAX_VALUE));
        session.subscribe(new Subscription(what, id.isEmpty() ? null : id));
        return session;
    }

    @Test
    void aSnapshotThenOnlyWhatChangedWithConsecutiveNumbers() {
        Page page = new Page();
        journal.append(SampleEstate.temperature(camera, 1_000, 10));
        caughtUp();
        open(CITY, page, Subscription.View.COMPOUND, "A1-C1");
        feed.tick();
        JsonNode snapshot = page.take("snapshot").get(0);
        assertEquals("compound", snapshot.path("view").asText());
        assertEquals("A1-C1", snapshot.path("id").asText());
        assertEquals(2, snapshot.path("devices").size());
        assertEquals(
                "[10.0,1000]", snapshot.at("/devices/0/values/temperature_c").toString());
        assertEquals(6, snapshot.at("/counters/presence/unknown").asInt());

        feed.tick();
        assertEquals(List.of(), page.take("delta"), "nothing changed");

        journal.append(
                SampleEstate.temperature(camera, 2_000, 20),
                new Presence(camera, 2_000, PresenceState.ONLINE, 1, "connected"),
                new DeviceEvent(camera, 2_000, 2_000, 0, "watchlist_match", Map.of("plate", "豫C12345")));
        caughtUp();
        feed.tick();
        JsonNode delta = page.take("delta").get(0);
        assertEquals(snapshot.path("seq").asLong() + 1, delta.path("seq").asLong());
        assertEquals(1, delta.path("devices").size());
        assertEquals("[20.0,2000]", delta.at("/devices/0/values/temperature_c").toString());
        assertFalse(delta.at("/devices/0/values").has("recording"));
        assertEquals("online", delta.at("/devices/0/presence/state").asText());
        assertEquals(1, delta.at("/counters/presence/online").asInt());
        assertEquals("豫*****5", delta.at("/events/0/data/plate").asText());
        assertFalse(delta.toString().contains("12345"), "personal data is masked");
    }

    @Test
    void aDevicePageHearsOfNoOtherDevice() {
        Page page = new Page();
        open(CITY, page, Subscription.View.DEVICE, "A1-C1-camera-1");
        feed.tick();
        page.take("snapshot");
        journal.append(SampleEstate.temperature(estate.devicesOf("A1-C1").get(1), 2_000, 20));
        caughtUp();
        feed.tick();
        assertEquals(List.of(), page.take("delta"));
    }

    @Test
    void whatIsOutOfScopeIsAnsweredAsIfItDidNotExist() {
        Viewer property = new Viewer(new Scope(false, Set.of(), Set.of("A1-C1")), ALL);
        Page page = new Page();
        LiveSession session = open(property, page, Subscription.View.COMPOUND, "A2-C1");
        feed.tick();
        assertEquals("not_found", page.take("error").get(0).path("code").asText());

        session.subscribe(new Subscription(Subscription.View.OVERVIEW, null));
        feed.tick();
        JsonNode snapshot = page.take("snapshot").get(0);
        assertEquals(1, snapshot.path("compounds").size());
        assertEquals(2, snapshot.at("/counters/presence/unknown").asInt());

        var foreign = alerts.raise("a2", Severity.LEVEL_2, Category.SECURITY, "A2-C1", "A2-C1-camera-1");
        view.changed(foreign, AlertChange.RAISED);
        var own = alerts.raise("a1", Severity.LEVEL_1, Category.SECURITY, "A1-C1", "A1-C1-camera-1");
        view.changed(own, AlertChange.RAISED);
        feed.tick();
        JsonNode delta = page.take("delta").get(0);
        assertEquals(1, delta.path("alerts").size());
        assertEquals("a1", delta.at("/alerts/0/id").asText());
    }

    @Test
    void aSlowPageGetsItsChangesMergedIntoOneFrame() {
        Page page = new Page();
        open(CITY, page, Subscription.View.DEVICE, "A1-C1-camera-1");
        feed.tick();
        JsonNode snapshot = page.take("snapshot").get(0);
        page.full = true;
        for (int i = 1; i <= 10; i++) {
            journal.append(SampleEstate.temperature(camera, i * 1_000L, i));
            caughtUp();
            feed.tick();
        }
        assertEquals(0, page.frames.size());
        page.full = false;
        feed.tick();
        JsonNode delta = page.take("delta").get(0);
        assertEquals(snapshot.path("seq").asLong() + 1, delta.path("seq").asLong());
        assertEquals("[10.0,10000]", delta.at("/devices/0/values/temperature_c").toString());
    }

    @Test
    void aPageThatMissedTooMuchGetsAFreshSnapshot() {
        Page page = new Page();
        open(CITY, page, Subscription.View.COMPOUND, "A1-C1");
        feed.tick();
        page.take("snapshot");
        page.full = true;
        for (int i = 0; i <= Changes.MAX_ITEMS; i++) {
            journal.append(new DeviceEvent(camera, i, i, 0, "tamper", Map.of()));
        }
        caughtUp();
        feed.tick();
        page.full = false;
        feed.tick();
        assertEquals(1, page.take("snapshot").size());
    }

    @Test
    void aPageThatTakesNothingForAMinuteIsGivenUp() {
        Page page = new Page();
        open(CITY, page, Subscription.View.OVERVIEW, "");
        feed.tick();
        page.full = true;
        for (int i = 0; i < 300; i++) {
            feed.tick();
        }
        assertTrue(page.closed);
    }

    @Test
    void aConnectionThatBreaksWhileItIsWrittenToCostsNobodyElseAChange() {
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Page page = new Page();
            page.broken = i % 4 == 0;
            pages.add(page);
            open(CITY, page, Subscription.View.COMPOUND, "A1-C1");
        }
        feed.tick();
        pages.forEach(page -> page.frames.clear());
        journal.append(SampleEstate.temperature(camera, 2_000, 20));
        caughtUp();
        for (int i = 0; i < 20; i++) {
            feed.tick();
        }
        for (Page page : pages) {
            long told = page.frames.stream()
                    .filter(frame -> frame.contains("[20.0,2000]"))
                    .count();
            assertEquals(page.broken ? 0 : 1, told);
            assertEquals(page.broken, page.closed);
            assertEquals(page.broken ? 0 : 1, page.take("heartbeat").size());
        }
    }

    @Test
    void aHeartbeatEveryTwentiethTickTellsTheTime() {
        Page page = new Page();
        open(CITY, page, Subscription.View.OVERVIEW, "");
        for (int i = 0; i < 40; i++) {
            feed.tick();
        }
        List<JsonNode> heartbeats = page.take("heartbeat");
        assertEquals(2, heartbeats.size());
        assertEquals(100_000, heartbeats.get(0).path("serverTime").asLong());
        assertEquals(0, heartbeats.get(0).path("lagMs").asLong());
    }

    @Test
    void aHeartbeatSaysWhatThePageMustHaveGotSinceItsSnapshot() {
        Page page = new Page();
        Page behind = new Page();
        Page idle = new Page();
        open(CITY, page, Subscription.View.COMPOUND, "A1-C1");
        open(CITY, behind, Subscription.View.COMPOUND, "A1-C1");
        feed.open(CITY, idle, Long.MAX_VALUE);
        feed.tick();
        behind.full = true;
        for (int i = 1; i < 19; i++) {
            if (i <= 3) {
                journal.append(SampleEstate.temperature(camera, 1_000L * i, i));
                caughtUp();
            }
            feed.tick();
        }
        behind.full = false;
        feed.tick();
        assertEquals(3, saidAndSent(page));
        assertEquals(1, saidAndSent(behind));
        assertFalse(idle.take("heartbeat").get(0).has("updates"));
    }

    private static long saidAndSent(Page page) {
        List<JsonNode> frames = page.frames.stream().map(LiveFeedTest::parse).toList();
        JsonNode heartbeat = frames.get(frames.size() - 1);
        assertEquals("heartbeat", heartbeat.path("type").asText());
        long sent = frames.stream()
                .filter(frame -> frame.path("type").asText().equals("delta"))
                .mapToLong(frame -> frame.path("devices").size())
                .sum();
        assertEquals(sent, heartbeat.path("updates").asLong());
        return sent;
    }

    @Test
    void aPageIsClosedWhenItsSessionEnds() {
        Page page = new Page();
        feed.open(CITY, page, 101_000);
        feed.tick();
        assertFalse(page.closed);
        clock.advance(1_000);
        feed.tick();
        assertTrue(page.closed);
    }
}
