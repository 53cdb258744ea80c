package org.anju.gateway.sql;

import java.util.NoSuchElementException;
import java.util.function.LongSupplier;
import org.anju.gateway.alert.AlertLife;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertChange;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.ConflictException;
import org.anju.gateway.model.Handling;
import org.anju.gateway.model.Suppression;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What people do to alerts without ending them, inside a transaction of the caller. */
final class SqlAlertHandling {
    /** Longest time on the shelf: a week. */
    static final long LONGEST_SHELF_MS = 7L * 24 * 3_600_000;

    private final SqlAlertRows rows;
    private final SqlAlertSteps steps;
    private final SqlSuppression suppression;
    private final SqlIncidents incidents;
    private final LongSupplier nowMs;

    SqlAlertHandling(
            SqlAlertRows rows,
            SqlAlertSteps steps,
            SqlSuppression suppression,
            SqlIncidents incidents,
            LongSupplier nowMs) {
        this.rows = rows;
        this.steps = steps;
        this.suppression = suppression;
        this.incidents = incidents;
        this.nowMs = nowMs;
    }

    Alert get(Handle handle, String id) {
        return rows.get(handle, id).orElseThrow(() -> new NoSuchElementException("there is no alert '" + id + "'"));
    }

    /** An alert that is not closed. */
    Alert open(Handle handle, String id) throws ConflictException {
        Alert alert = get(handle, id);
        if (!alert.state().isOpen()) {
            throw conflict(alert, "closed");
        }
        return alert;
    }

    void write(Handle handle, Alert before, Alert after) throws ConflictException {
        if (!rows.update(handle, before.state(), after)) {
            throw conflict(get(handle, before.id()), "changed");
        }
    }

    static ConflictException conflict(Alert alert, String what) {
        String by = alert.clearedBy() != null ? alert.clearedBy() : alert.acknowledgedBy();
        Long at = alert.state() == AlertState.CLOSED && alert.clearedBy() != null
                ? alert.clearedMs()
                : alert.acknowledgedMs();
        return new ConflictException(
                "alert " + alert.id() + " was " + what + (by == null ? "" : " by " + by) + " already",
                by,
                at == null ? alert.lastMs() : at);
    }

    Alert assign(Handle handle, String id, String who, String to, @Nullable String note) throws ConflictException {
        Alert before = open(handle, id);
        long now = nowMs.getAsLong();
        boolean nobody = to.isEmpty();
        Handling handling = before.handling().assigned(nobody ? null : to, nobody ? null : Long.valueOf(now));
        Alert after = AlertLife.handled(before, handling);
        write(handle, before, after);
        rows.transition(handle, id, AlertChange.ASSIGNED, who, note == null ? to : to + ": " + note, now);
        return after;
    }

    Alert comment(Handle handle, String id, String who, String note) {
        Alert alert = get(handle, id);
        rows.transition(handle, id, AlertChange.COMMENTED, who, note, nowMs.getAsLong());
        return alert;
    }

    Alert shelve(Handle handle, String id, String who, long untilMs, String reason) throws ConflictException {
        long now = nowMs.getAsLong();
        if (untilMs <= now || untilMs > now + LONGEST_SHELF_MS) {
            throw new IllegalArgumentException(
                    "untilMs " + untilMs + " must be after now, " + now + ", and within the next seven days");
        }
        Alert before = open(handle, id);
        Suppression shelf = new Suppression(Suppression.Why.SHELVED, id, untilMs, who, reason);
        Alert after = AlertLife.handled(before, before.handling().suppressed(shelf));
        write(handle, before, after);
        suppression.shelve(handle, before, shelf, now);
        rows.transition(handle, id, AlertChange.SHELVED, who, reason, now);
        return after;
    }

    Alert unshelve(Handle handle, String id, String who) throws ConflictException {
        Alert before = open(handle, id);
        Suppression standing = before.handling().suppression();
        if (standing == null || standing.why() != Suppression.Why.SHELVED) {
            throw new ConflictException("alert " + id + " is not shelved", null, before.lastMs());
        }
        suppression.unshelve(handle, before);
        long now = nowMs.getAsLong();
        return steps.surface(handle, before, who, now, now).alert();
    }

    Alert move(Handle handle, String id, String who, String incident) throws ConflictException {
        Alert before = get(handle, id);
        long now = nowMs.getAsLong();
        String into;
        if (incident.isEmpty()) {
            into = incidents.open(handle, before, now);
        } else {
            String compound = incidents
                    .compound(handle, incident)
                    .orElseThrow(() -> new IllegalArgumentException("there is no incident '" + incident + "'"));
            if (!compound.equals(before.compound())) {
                throw new IllegalArgumentException("incident '" + incident + "' is of compound " + compound
                        + ", the alert of compound " + before.compound());
            }
            into = incident;
            incidents.touch(handle, into, now);
        }
        Alert after = AlertLife.handled(before, before.handling().in(into));
        write(handle, before, after);
        rows.transition(handle, id, AlertChange.MOVED, who, into, now);
        return after;
    }
}
