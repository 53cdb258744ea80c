package org.anju.gateway.sql;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The alert engine's states: a row for each subject, and a log of what changed since those rows were written. Under load the states of
 * hundreds of subjects go with one alert; as one row at the end of the log they cost a twentieth of the pages that as many rows in as many
 * places do, and every page goes through the disk twice. A log of {@value #MAX_LOG_BYTES} bytes or {@value #MAX_LOG_ROWS} rows is folded
 * into the rows. Runs inside transactions of the caller, one at a time.
 */
final class SqlEngineStates {
    private static final long MAX_LOG_BYTES = 16L << 20;
    private static final int MAX_LOG_ROWS = 1_000;
    private static final String KEEP =
            "insert into engine_state (id, state) values (?, ?) on conflict (id) do update set state = excluded.state";
    private static final String FORGET = "delete from engine_state where id = ?";

    private long logBytes;
    private int logRows;

    /** All states, by subject. Folds the log, so that it begins empty in every life of the gateway. */
    Map<String, byte[]> load(Handle handle) {
        fold(handle);
        Map<String, byte[]> states = new HashMap<>();
        handle.createQuery("select id, state from engine_state")
                .map((row, context) -> Map.entry(row.getString("id"), row.getBytes("state")))
                .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
        return states;
    }

    /**
     * Keeps what changed up to a position of the journal.
     *
     * @param position higher than any before since {@link #load}
     * @param states by subject; an empty one is forgotten
     */
    void keep(Handle handle, long position, Map<String, byte[]> states) {
        if (states.isEmpty()) {
            return;
        }
        byte[] packed = pack(states);
        handle.createUpdate("insert into engine_log (position, states) values (:position, :states)")
                .bind("position", position)
                .bind("states", packed)
                .execute();
        // Counted too high when the transaction is undone: then the log is folded somewhat early.
        logBytes += packed.length;
        logRows++;
        if (logBytes >= MAX_LOG_BYTES || logRows >= MAX_LOG_ROWS) {
            fold(handle);
        }
    }

    private void fold(Handle handle) {
        Map<String, byte[]> newest = new HashMap<>();
        handle.createQuery("select states from engine_log order by position")
                .map((row, context) -> row.getBytes("states"))
                .forEach(packed -> unpack(packed, newest));
        write(handle, newest);
        handle.execute("delete from engine_log");
        logBytes = 0;
        logRows = 0;
    }

    /** Thousands of rows, past the mapper, which in a young process costs several times the writing. */
    private static void write(Handle handle, Map<String, byte[]> states) {
        try (PreparedStatement keep = handle.getConnection().prepareStatement(KEEP);
                PreparedStatement forget = handle.getConnection().prepareStatement(FORGET)) {
            for (Map.Entry<String, byte[]> state : states.entrySet()) {
                if (state.getValue().length == 0) {
                    forget.setString(1, state.getKey());
                    forget.addBatch();
                } else {
                    keep.setString(1, state.getKey());
                    keep.setBytes(2, state.getValue());
                    keep.addBatch();
                }
            }
            keep.executeBatch();
            forget.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the engine's states cannot be written: " + e.getMessage(), e);
        }
    }

    private static byte[] pack(Map<String, byte[]> states) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(states.size() * 256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(states.size());
            for (Map.Entry<String, byte[]> state : states.entrySet()) {
                out.writeUTF(state.getKey());
                out.writeInt(state.getValue().length);
                out.write(state.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void unpack(byte[] packed, Map<String, byte[]> into) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            for (int left = in.readInt(); left > 0; left--) {
                String id = in.readUTF();
                into.put(id, in.readNBytes(in.readInt()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the log of the engine's states is damaged: restore the last backup", e);
        }
    }
}
