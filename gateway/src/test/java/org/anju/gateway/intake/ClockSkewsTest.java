package org.anju.gateway.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Set;
import org.anju.gateway.fake.TestEstate;
import org.anju.gateway.model.Device;
import org.junit.jupiter.api.Test;

final class ClockSkewsTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final long HOUR_MS = 3_600_000;

    private final Device camera = TestEstate.of(2).device("camera", 1);
    private final Device other = TestEstate.of(2).device("camera", 2);
    private final ClockSkews clocks = new ClockSkews();

    @Test
    void messagesKeptBackDoNotLookLikeASlowClock() {
        assertNull(clocks.aheadMs(camera.id().value()));
        clocks.seen(camera, NOW - HOUR_MS, NOW);
        clocks.seen(camera, NOW - 40, NOW + 10);
        clocks.seen(camera, NOW - HOUR_MS, NOW + 20);
        assertEquals(-50L, clocks.aheadMs(camera.id().value()));
    }

    @Test
    void aClockThatIsSetRightIsRightTenMinutesLater() {
        clocks.seen(camera, NOW + HOUR_MS, NOW);
        clocks.seen(other, NOW - 90_000, NOW);
        assertEquals(
                List.of(
                        new ClockSkews.Skew(camera.id().value(), HOUR_MS),
                        new ClockSkews.Skew(other.id().value(), -90_000)),
                clocks.worst(5));
        assertEquals(2, clocks.beyond(60_000));
        assertEquals(1, clocks.beyond(300_000));
        clocks.seen(camera, NOW + 600_000, NOW + 600_000);
        assertEquals(0L, clocks.aheadMs(camera.id().value()));
        clocks.retain(Set.of(other.id().value()));
        assertNull(clocks.aheadMs(camera.id().value()));
    }
}
