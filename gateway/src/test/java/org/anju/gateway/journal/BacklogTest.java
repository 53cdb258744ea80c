package org.anju.gateway.journal;

import static org.anju.gateway.journal.JournalContract.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.fake.TestEstate;
import org.anju.gateway.model.DeviceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BacklogTest {
    private static final long AN_HOUR = TimeUnit.HOURS.toNanos(1);
    private static final DeviceEvent EVENT =
            new DeviceEvent(TestEstate.of(1).device("gate", 1), 1, 1, 0, "forced_open", Map.of());

    private final Backlog backlog = new Backlog(new Extent(10, 1 << 20), new Extent(2, 1 << 20));

    @Test
    void somethingUrgentEndsARestOnce() throws Exception {
        assertTrue(backlog.offer(List.of(tick(1), EVENT), Receipt.NONE));
        assertTrue(backlog.rest(AN_HOUR, true));
        assertEquals(1, backlog.take(0).size());
        assertFalse(backlog.rest(1, true));
    }

    @Test
    void nothingElseDoes() throws Exception {
        assertTrue(backlog.offer(List.of(tick(1)), Receipt.NONE));
        assertFalse(backlog.rest(1, true));
        assertTrue(backlog.offer(List.of(EVENT), Receipt.NONE));
        assertFalse(backlog.rest(1, false));
        backlog.close();
        assertFalse(backlog.rest(AN_HOUR, false));
    }

    @Test
    void whatDidNotFitIntoABlockStaysUrgent() throws Exception {
        assertTrue(backlog.offer(List.of(tick(1), tick(2)), Receipt.NONE));
        assertTrue(backlog.offer(List.of(EVENT), Receipt.NONE));
        assertEquals(1, backlog.take(0).size());
        assertTrue(backlog.rest(AN_HOUR, true));
        assertEquals(1, backlog.take(0).size());
        assertFalse(backlog.rest(1, true));
    }
}
