package org.anju.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.anju.gateway.alert.AlertLife;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.fake.Await;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.fake.MemoryAlertBook;
import org.anju.gateway.fake.MemoryJournal;
import org.anju.gateway.fake.MemoryLiveStore;
import org.anju.gateway.fake.SampleEstate;
import org.anju.gateway.metrics.LiveMeters;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertChange;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Restart;
import org.anju.gateway.model.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveViewTest {
    private final Estate estate = SampleEstate.estate();
    private final Device camera = estate.devicesOf("A1-C1").get(0);
    private final MemoryJournal journal = new MemoryJournal();
    private final MemoryLiveStore store = new MemoryLiveStore();
    private final MemoryAlertBook alerts = new MemoryAlertBook();
    private final ManualClock clock = new ManualClock(10_500);
    private LiveView view = view();

    private LiveView view() {
        return new LiveView(
                () -> estate,
                journal,
                store,
                alerts,
                rule -> rule.equals("compound.uplink_lost"),
                clock,
                new LiveMeters(new SimpleMeterRegistry()));
    }

    @BeforeEach
    void start() {
        view.start();
    }

    @AfterEach
    void stop() {
        view.close();
    }

    private void caughtUp() {
        Await.until("the view has seen everything", () -> view.position() == journal.last());
    }

    private Object value(String field) {
        return view.device(camera).values().stream()
                .filter(value -> value.field().name().equals(field))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void showsTheNewestValueByDeviceTimeAndNotByArrival() {
        journal.append(SampleEstate.temperature(camera, 2_000, 20), SampleEstate.temperature(camera, 1_000, 10));
        caughtUp();
        assertEquals(20.0, value("temperature_c"));
        assertEquals("t2000", value("status"));
    }

    @Test
    void aLateFarewellOfAnOldSessionDoesNotHideANewerOne() {
        journal.append(
                new Presence(camera, 1_000, PresenceState.ONLINE, 1, "connected"),
                new Presence(camera, 2_000, PresenceState.ONLINE, 2, "connected"),
                new Presence(camera, 3_000, PresenceState.OFFLINE, 1, "taken_over"));
        caughtUp();
        assertEquals(PresenceState.ONLINE, view.device(camera).presence().state());
        assertEquals(1, view.compound("A1-C1").online());
        assertEquals(1, view.compound("A1-C1").unknown());
    }

    @Test
    void aRestartMakesWhatWasOnlineUnknownAndLeavesTheRest() {
        Device other = estate.devicesOf("A1-C1").get(1);
        journal.append(
                new Presence(camera, 1_000, PresenceState.ONLINE, 1, "connected"),
                new Presence(other, 1_000, PresenceState.ONLINE, 2, "connected"),
                new Presence(other, 1_500, PresenceState.OFFLINE, 2, "disconnected"),
                new Restart(2_000));
        caughtUp();
        assertEquals(
                new PresenceNow(PresenceState.UNKNOWN, 2_000, 1, "gateway_restart"),
                view.device(camera).presence());
        assertEquals(PresenceState.OFFLINE, view.device(other).presence().state());
        assertEquals(new Tally(0, 1, 1, List.of(0, 0, 0, 0), 0), view.compound("A1-C1"));
    }

    @Test
    void whileTheUplinkIsLostWhatIsOfflineIsUnknown() {
        journal.append(
                new Presence(camera, 1_000, PresenceState.ONLINE, 1, "connected"),
                new Presence(camera, 2_000, PresenceState.OFFLINE, 1, "keep_alive"));
        caughtUp();
        assertEquals(1, view.compound("A1-C1").offline());
        Alert lost = alerts.outage("A1-C1");
        view.changed(lost, AlertChange.RAISED);
        PresenceNow unknown = new PresenceNow(PresenceState.UNKNOWN, 2_000, 1, "uplink_lost");
        assertEquals(unknown, view.presence(camera));
        assertEquals(unknown, view.device(camera).presence());
        assertEquals(0, view.compound("A1-C1").offline());
        assertEquals(2, view.compound("A1-C1").unknown());
        view.close();
        view = view();
        view.start();
        assertEquals(unknown, view.presence(camera), "remembered over a restart");
        journal.append(new Presence(camera, 3_000, PresenceState.ONLINE, 2, "connected"));
        caughtUp();
        assertEquals(PresenceState.ONLINE, view.presence(camera).state());
        journal.append(new Presence(camera, 4_000, PresenceState.OFFLINE, 2, "keep_alive"));
        caughtUp();
        view.changed(AlertLife.closed(lost, "li", "real", 5_000), AlertChange.CLEARED);
        assertEquals(new PresenceNow(PresenceState.OFFLINE, 4_000, 2, "keep_alive"), view.presence(camera));
        assertEquals(1, view.compound("A1-C1").offline());
    }

    @Test
    void countsMessagesPerSecond() {
        for (int i = 0; i < 50; i++) {
            journal.append(SampleEstate.temperature(camera, 8_000 + i, i));
        }
        caughtUp();
        assertEquals(10.0, view.messagesPerSecond());
        clock.advance(60_000);
        assertEquals(0.0, view.messagesPerSecond());
    }

    @Test
    void followsTheCountsOfOpenAlerts() {
        var alert = alerts.raise("a1", Severity.LEVEL_1, Category.FIRE, "A1-C1", "A1-C1-camera-1");
        view.changed(alert, AlertChange.RAISED);
        Await.until("the alert is counted", () -> view.compound("A1-C1").unacknowledged() == 1);
        assertEquals(List.of(1, 0, 0, 0), view.sum(compound -> true).openAlerts());
        assertEquals(List.of(0, 0, 0, 0), view.compound("A2-C1").openAlerts());
    }

    @Test
    void remembersOverARestartAndReleasesTheJournalOnlyAfterStoring() {
        journal.append(SampleEstate.temperature(camera, 1_000, 10));
        caughtUp();
        assertEquals(0, journal.position(LiveView.CONSUMER));
        view.close();
        assertEquals(1, journal.position(LiveView.CONSUMER));
        assertEquals(1, store.load().size());
        journal.append(SampleEstate.temperature(camera, 2_000, 20));
        view = view();
        view.start();
        caughtUp();
        assertEquals(20.0, value("temperature_c"));
    }

    @Test
    void keepsFieldsByNameSoThatAChangedProfileLosesNothing() {
        journal.append(SampleEstate.temperature(camera, 1_000, 10));
        caughtUp();
        byte[] stored = DeviceCodec.encode(view.device(camera));
        DeviceCells cells = DeviceCodec.decode(stored, SampleEstate.CAMERA);
        assertEquals(view.device(camera), cells == null ? null : cells.now(camera));
        assertEquals(null, DeviceCodec.decode(new byte[] {9, 9}, SampleEstate.CAMERA));
        store.save(Map.of("nobody", stored));
    }
}
