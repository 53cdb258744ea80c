package org.anju.gateway.sql;

import java.util.HashMap;
import java.util.Map;
import org.anju.gateway.live.LiveStore;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The state of the live view in SQL. */
public final class SqlLive implements LiveStore {
    private final SqlStore sql;

    public SqlLive(SqlStore sql) {
        this.sql = sql;
    }

    @Override
    public Map<String, byte[]> load() {
        return sql.read(handle -> {
            Map<String, byte[]> states = new HashMap<>();
            handle.createQuery("select device, state from live_state")
                    .map((row, ctx) -> Map.entry(row.getString("device"), row.getBytes("state")))
                    .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
            return states;
        });
    }

    @Override
    public void save(Map<String, byte[]> states) {
        if (states.isEmpty()) {
            return;
        }
        sql.write(handle -> {
            PreparedBatch batch = handle.prepareBatch("insert into live_state (device, state) values (:device, :state)"
                    + " on conflict (device) do update set state = excluded.state");
            states.forEach((device, state) ->
                    batch.bind("device", device).bind("state", state).add());
            return batch.execute();
        });
    }
}
