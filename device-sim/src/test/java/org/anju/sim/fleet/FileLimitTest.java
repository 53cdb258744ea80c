package org.anju.sim.fleet;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anju.sim.BadInputException;
import org.junit.jupiter.api.Test;

class FileLimitTest {
    @Test
    void namesTheLimitAndTheRemedy() {
        String complaint = String.valueOf(assertThrows(BadInputException.class, () -> FileLimit.check(6_800, 1_024))
                .getMessage());

        assertTrue(complaint.contains("1024") && complaint.contains("ulimit -n 6928"), complaint);
        assertDoesNotThrow(() -> FileLimit.check(6_800, 20_000));
    }
}
