package org.anju.gateway.sql;

import java.util.HashMap;
import java.util.Map;
import org.anju.gateway.delivery.channel.SessionBook;

/** MQTT sessions of recipients in SQL. */
public final class SqlSessionBook implements SessionBook {
    private final SqlStore store;

    public SqlSessionBook(SqlStore store) {
        this.store = store;
    }

    @Override
    public Map<String, String> sessions() {
        Map<String, String> sessions = new HashMap<>();
        store.read(handle -> handle.createQuery("select recipient, client_id from recipient_session")
                        .map((row, context) -> Map.entry(row.getString("recipient"), row.getString("client_id")))
                        .list())
                .forEach(entry -> sessions.put(entry.getKey(), entry.getValue()));
        return sessions;
    }

    @Override
    public void keep(String recipient, String clientId, long nowMs) {
        store.write(handle -> handle.createUpdate("insert into recipient_session (recipient, client_id, since_ms)"
                        + " values (:recipient, :client, :now) on conflict (recipient) do update set"
                        + " client_id = excluded.client_id, since_ms = excluded.since_ms")
                .bind("recipient", recipient)
                .bind("client", clientId)
                .bind("now", nowMs)
                .execute());
    }

    @Override
    public void forget(String recipient) {
        store.write(handle -> handle.createUpdate("delete from recipient_session where recipient = :recipient")
                .bind("recipient", recipient)
                .execute());
    }
}
