package org.anju.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.anju.sim.estate.Kind;
import org.junit.jupiter.api.Test;

class CameraTest {
    @Test
    void reportsALostPictureAndItsReturn() {
        Life life = Life.of(Kind.CAMERA, 0, 5, Life.MIDSUMMER_MS);

        life.begin(Condition.SIGNAL_LOSS);
        assertEquals(true, life.last().values().get("signal_lost"));
        assertEquals(0, life.last().number("fps"));
        life.end(Condition.SIGNAL_LOSS);
        assertEquals(false, life.last().values().get("signal_lost"));
        assertTrue(life.last().number("fps") > 10);
        assertEquals(List.of("signal_loss", "signal_restored"), life.eventNames());
    }

    @Test
    void fillsItsDiskAndThenOverwrites() {
        Life life = Life.of(Kind.CAMERA, 0, 5, Life.MIDSUMMER_MS).live(40 * Life.DAY_MS);

        double least = life.samples.stream()
                .mapToDouble(sample -> sample.number("storage_free_pct"))
                .min()
                .orElseThrow();
        double most = life.samples.stream()
                .mapToDouble(sample -> sample.number("storage_free_pct"))
                .max()
                .orElseThrow();
        assertEquals(12, least);
        assertTrue(most > 80);
    }
}
