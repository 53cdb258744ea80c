package org.anju.gateway.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The alert engine's states on a SQL store that has none. */
interface EngineStatesContract {
    SqlStore store();

    private static void keep(SqlEngineStates states, SqlStore store, long position, Map<String, byte[]> changed) {
        store.write(handle -> {
            states.keep(handle, position, changed);
            return position;
        });
    }

    private void assertKept(Map<String, byte[]> expected) {
        Map<String, byte[]> kept = store().write(new SqlEngineStates()::load);
        assertEquals(expected.keySet(), kept.keySet());
        expected.forEach((id, state) -> assertArrayEquals(state, kept.get(id), id));
    }

    private long rows(String table) {
        return store().read(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }

    /** What a plain map would hold, whatever changes, is forgotten and comes back, over several lives of the gateway. */
    @Test
    default void theNewestStateOfEachSubjectIsKept() {
        Random random = new Random(7);
        Map<String, byte[]> expected = new HashMap<>();
        SqlEngineStates states = new SqlEngineStates();
        for (int position = 1; position <= 300; position++) {
            Map<String, byte[]> changed = new HashMap<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                byte[] state = new byte[random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(500)];
                random.nextBytes(state);
                changed.put("设备-" + random.nextInt(40), state);
            }
            keep(states, store(), position, changed);
            changed.forEach((id, state) -> {
                if (state.length == 0) {
                    expected.remove(id);
                } else {
                    expected.put(id, state);
                }
            });
            if (position % 50 == 0) {
                assertKept(expected);
                states = new SqlEngineStates();
            }
        }
    }

    @Test
    default void theLogIsFoldedBeforeItGrowsLong() {
        SqlEngineStates states = new SqlEngineStates();
        for (int position = 1; position < 1_000; position++) {
            keep(states, store(), position, Map.of("d" + position % 3, new byte[] {(byte) position}));
        }
        assertEquals(999, rows("engine_log"));
        assertEquals(0, rows("engine_state"));
        keep(states, store(), 1_000, Map.of("d0", new byte[0]));
        assertEquals(0, rows("engine_log"));
        assertKept(Map.of("d1", new byte[] {(byte) 997}, "d2", new byte[] {(byte) 998}));
        keep(states, store(), 1_001, Map.of("big", new byte[17 << 20]));
        assertEquals(0, rows("engine_log"));
        assertEquals(3, rows("engine_state"));
    }

    @Test
    default void aTransactionThatIsUndoneKeepsNothing() {
        SqlEngineStates states = new SqlEngineStates();
        keep(states, store(), 1, Map.of("d", new byte[] {1}));
        assertThrows(IllegalStateException.class, () -> store().write(handle -> {
            states.keep(handle, 2, Map.of("d", new byte[] {2}));
            throw new IllegalStateException("undone");
        }));
        keep(states, store(), 2, Map.of("e", new byte[] {3}));
        assertKept(Map.of("d", new byte[] {1}, "e", new byte[] {3}));
    }
}
