package org.anju.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TodayResourceTest {
    @TempDir
    Path folder;

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(folder);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private DeviceEvent event(String device, String name, long tsMs) {
        Device found = Objects.requireNonNull(api.estate.device(device));
        return new DeviceEvent(found, tsMs, tsMs, 0, name, Map.of());
    }

    @Test
    void theDayBeginsAtTheEstatesMidnightAndEventsAreCountedNewestFirst() {
        long now = api.clock.millis();
        api.history.write(List.of(
                event("A1-C1-camera-1", "tamper", now - 3_000),
                event("A1-C1-camera-2", "tamper", now - 1_000),
                event("A1-C2-camera-1", "tamper", now - 500)));

        JsonNode today = RunningApi.json(api.get("/api/v1/compounds/A1-C1/today", api.token(Role.PROPERTY)));

        assertEquals(1_699_977_600_000L, today.path("fromMs").longValue());
        assertEquals(2, today.path("counts").get(0).path("count").intValue());
        assertEquals(
                "A1-C1-camera-2", today.path("events").get(0).path("device").textValue());
        assertEquals("camera", today.path("events").get(0).path("kind").textValue());
        assertEquals(2, today.path("events").size());
    }

    @Test
    void aStoreThatIsAwayIsSaidSo() {
        api.history.away(true);
        assertEquals(
                503,
                api.get("/api/v1/compounds/A1-C1/today", api.token(Role.ADMIN)).statusCode());
    }
}
