package org.anju.gateway.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.gateway.fake.Await;
import org.anju.gateway.fake.MemoryHistory;
import org.anju.gateway.fake.MemoryJournal;
import org.anju.gateway.fake.SampleEstate;
import org.anju.gateway.journal.Receipt;
import org.anju.gateway.metrics.HistoryMeters;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.EventType;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.junit.jupiter.api.Test;

class PresenceHistoryTest {
    @Test
    void comingsAndGoingsAreKeptAmongTheEventsOfTheDevice() throws Exception {
        Device device = Objects.requireNonNull(SampleEstate.estate().device("A1-C1-camera-1"));
        MemoryJournal journal = new MemoryJournal();
        MemoryHistory store = new MemoryHistory();
        journal.append(List.of(new Presence(device, 5_000, PresenceState.OFFLINE, 1, "keep_alive")), Receipt.NONE);
        try (HistoryWriter writer = new HistoryWriter(
                journal, store, letter -> {}, new HistoryMeters(new SimpleMeterRegistry()), Clock.systemUTC())) {
            writer.start();
            Await.until("the writer to have stored it", () -> journal.position(HistoryWriter.CONSUMER) == 1);
        }
        List<DeviceEvent> events = store.events(device, 0, 10_000, 10);
        assertEquals(1, events.size());
        assertEquals(EventType.PRESENCE.name(), events.get(0).event());
        assertEquals(5_000, events.get(0).tsMs());
        assertEquals(
                Map.of("state", "offline", "reason", "keep_alive"),
                events.get(0).data());
        assertEquals(device.id(), events.get(0).device().id());
    }
}
