package org.anju.gateway.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.gateway.alert.AlertConsumer;
import org.anju.gateway.alert.AlertLife;
import org.anju.gateway.alert.AlertStore.Applied;
import org.anju.gateway.alert.AlertStore.Saved;
import org.anju.gateway.alert.AlertStore.Step;
import org.anju.gateway.alert.Change;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertChange;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Applies what the engine found, inside a transaction of the caller. */
final class SqlAlertSteps {
    private static final int MAX_RACES = 10;

    private final SqlAlertRows rows;
    private final SqlAlertLedger ledger;

    SqlAlertSteps(SqlAlertRows rows, SqlAlertLedger ledger) {
        this.rows = rows;
        this.ledger = ledger;
    }

    Saved load(Handle handle) {
        Map<String, byte[]> states = new HashMap<>();
        handle.createQuery("select id, state from engine_state")
                .map((row, context) -> Map.entry(row.getString("id"), row.getBytes("state")))
                .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
        List<Alert> active = handle.createQuery("select * from alert where state in ('raised', 'acknowledged')")
                .map(rows::map)
                .list();
        return new Saved(position(handle), states, active);
    }

    List<Applied> apply(Handle handle, Step step, long nowMs) {
        if (position(handle) == step.position()) {
            return List.of();
        }
        List<Applied> applied = new ArrayList<>();
        for (Change change : step.changes()) {
            for (int attempt = 0; !apply(handle, change, applied, nowMs); attempt++) {
                if (attempt == MAX_RACES) {
                    throw new IllegalStateException("alert of rule " + change.rule() + " about " + change.subject()
                            + " is being changed over and over");
                }
            }
        }
        saveStates(handle, step.states());
        handle.createUpdate("""
                        insert into checkpoint (consumer, position, at_ms) values (:consumer, :position, :now)
                        on conflict (consumer) do update set position = excluded.position, at_ms = excluded.at_ms
                        """)
                .bind("consumer", AlertConsumer.NAME)
                .bind("position", step.position())
                .bind("now", nowMs)
                .execute();
        return applied;
    }

    private long position(Handle handle) {
        return handle.createQuery("select position from checkpoint where consumer = :consumer")
                .bind("consumer", AlertConsumer.NAME)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** False when somebody changed the row between reading and writing. */
    private boolean apply(Handle handle, Change change, List<Applied> applied, long nowMs) {
        Optional<Alert> open = rows.open(handle, change.rule(), change.subject());
        if (change instanceof Change.Raised raised) {
            if (open.isEmpty()) {
                return raise(handle, raised, applied, nowMs);
            }
            return again(handle, open.get(), raised, applied, nowMs);
        }
        if (open.isEmpty() || !open.get().state().isActive()) {
            return true;
        }
        Alert before = open.get();
        if (change instanceof Change.Cleared cleared) {
            Alert after = AlertLife.cleared(before, cleared);
            if (!rows.update(handle, before.state(), after)) {
                return false;
            }
            rows.transition(handle, after.id(), AlertChange.CLEARED, null, null, change.atMs());
            ledger.queue(handle, after, AlertChange.CLEARED, change.atMs(), nowMs);
            applied.add(new Applied(after, AlertChange.CLEARED, after.id()));
        } else if (change instanceof Change.Touched touched) {
            Alert after = AlertLife.touched(before, touched.lastMs(), touched.more());
            if (!rows.update(handle, before.state(), after)) {
                return false;
            }
            applied.add(new Applied(after, AlertChange.REPEATED, after.id()));
        }
        return true;
    }

    private boolean raise(Handle handle, Change.Raised raised, List<Applied> applied, long nowMs) {
        Alert alert = raised.alert();
        if (rows.get(handle, alert.id()).isPresent()) {
            return true;
        }
        rows.insert(handle, alert);
        rows.transition(handle, alert.id(), AlertChange.RAISED, null, null, raised.atMs());
        ledger.queue(handle, alert, AlertChange.RAISED, raised.atMs(), nowMs);
        applied.add(new Applied(alert, AlertChange.RAISED, alert.id()));
        return true;
    }

    private boolean again(Handle handle, Alert before, Change.Raised raised, List<Applied> applied, long nowMs) {
        Alert after = AlertLife.again(before, raised.alert());
        if (!rows.update(handle, before.state(), after)) {
            return false;
        }
        rows.transition(handle, after.id(), AlertChange.REPEATED, null, null, raised.atMs());
        if (!before.state().isActive()) {
            ledger.queue(handle, after, AlertChange.RAISED, raised.atMs(), nowMs);
        }
        applied.add(new Applied(after, AlertChange.REPEATED, raised.alert().id()));
        return true;
    }

    private static void saveStates(Handle handle, Map<String, byte[]> states) {
        if (states.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                "insert into engine_state (id, state) values (:id, :state) on conflict (id) do update set state = excluded.state");
        states.forEach((id, state) -> batch.bind("id", id).bind("state", state).add());
        batch.execute();
    }
}
