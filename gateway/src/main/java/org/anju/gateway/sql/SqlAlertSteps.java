package org.anju.gateway.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anju.gateway.alert.AlertConsumer;
import org.anju.gateway.alert.AlertLife;
import org.anju.gateway.alert.AlertStore.Applied;
import org.anju.gateway.alert.AlertStore.Saved;
import org.anju.gateway.alert.AlertStore.Step;
import org.anju.gateway.alert.Change;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertChange;
import org.anju.gateway.model.Handling;
import org.anju.gateway.model.Suppression;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Applies what the engine found, inside a transaction of the caller. */
final class SqlAlertSteps {
    private static final int MAX_RACES = 10;

    private final SqlAlertRows rows;
    private final SqlAlertLedger ledger;
    private final SqlSuppression suppression;
    private final SqlIncidents incidents;
    private final SqlShadows shadows;
    private final SqlEvidence evidence;
    private final SqlTroubles troubles;
    private final SqlEngineStates states = new SqlEngineStates();

    SqlAlertSteps(
            SqlAlertRows rows,
            SqlAlertLedger ledger,
            SqlSuppression suppression,
            SqlIncidents incidents,
            SqlShadows shadows,
            SqlEvidence evidence,
            SqlTroubles troubles) {
        this.rows = rows;
        this.ledger = ledger;
        this.suppression = suppression;
        this.incidents = incidents;
        this.shadows = shadows;
        this.evidence = evidence;
        this.troubles = troubles;
    }

    Saved load(Handle handle) {
        List<Alert> active = handle.createQuery("select * from alert where state in ('raised', 'acknowledged')")
                .map(rows::map)
                .list();
        return new Saved(position(handle), states.load(handle), active);
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
        surface(handle, step.atMs(), applied, nowMs);
        states.keep(handle, step.position(), step.states());
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
        if (change instanceof Change.Suppressed suppressed) {
            return record(handle, suppressed);
        }
        if (change instanceof Change.Shadowed shadowed) {
            return shadows.raised(handle, shadowed);
        }
        if (change instanceof Change.ShadowOver over) {
            return shadows.over(handle, over);
        }
        if (change instanceof Change.Gone gone) {
            return remove(handle, gone, applied, nowMs);
        }
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
            return clear(handle, before, cleared, applied, nowMs);
        }
        if (change instanceof Change.Touched touched) {
            Alert after = AlertLife.touched(before, touched.lastMs(), touched.more());
            if (!rows.update(handle, before.state(), after)) {
                return false;
            }
            applied.add(new Applied(after, AlertChange.REPEATED, after.id()));
        } else if (change instanceof Change.Chattered chattered) {
            Alert after = AlertLife.handled(before, before.handling().chatters(chattered.begins()));
            if (!rows.update(handle, before.state(), after)) {
                return false;
            }
            if (chattered.begins()) {
                rows.transition(handle, after.id(), AlertChange.CHATTERING, null, null, change.atMs());
                applied.add(new Applied(after, AlertChange.CHATTERING, after.id()));
            }
        }
        return true;
    }

    private boolean record(Handle handle, Change.Suppressed change) {
        suppression.record(
                handle,
                change.why(),
                change.reference(),
                change.rule(),
                change.subject(),
                change.title(),
                change.severity(),
                change.category(),
                change.area(),
                change.compound(),
                change.device(),
                rows.open(handle, change.rule(), change.subject())
                        .map(Alert::id)
                        .orElse(null),
                change.atMs());
        return true;
    }

    private boolean raise(Handle handle, Change.Raised raised, List<Applied> applied, long nowMs) {
        Alert found = raised.alert();
        if (rows.get(handle, found.id()).isPresent()) {
            return true;
        }
        Optional<Suppression> muted = suppression.of(handle, found, raised.atMs());
        Alert alert = AlertLife.handled(
                found,
                muted.isPresent()
                        ? found.handling().suppressed(muted.get())
                        : found.handling()
                                .in(found.isTest() ? null : incidents.of(handle, found, raised.atMs()))
                                .announcedAs(true));
        rows.insert(handle, alert);
        evidence.keep(handle, alert.id(), raised);
        rows.transition(handle, alert.id(), AlertChange.RAISED, null, null, raised.atMs());
        tell(handle, alert, raised.atMs(), nowMs);
        applied.add(new Applied(alert, AlertChange.RAISED, alert.id()));
        return true;
    }

    private boolean again(Handle handle, Alert before, Change.Raised raised, List<Applied> applied, long nowMs) {
        Alert woken = AlertLife.again(before, raised.alert());
        Handling handling = woken.handling();
        Suppression standing = handling.suppression();
        Suppression muted = standing != null
                ? standing
                : suppression.of(handle, woken, raised.atMs()).orElse(null);
        String incident = handling.incident();
        if (muted == null && incident == null) {
            incident = incidents.of(handle, woken, raised.atMs());
        } else if (incident != null) {
            incidents.touch(handle, incident, raised.atMs());
        }
        Handling next = handling.suppressed(muted).in(incident);
        Alert after = AlertLife.handled(woken, muted == null ? next.announcedAs(true) : next);
        if (!rows.update(handle, before.state(), after)) {
            return false;
        }
        if (!before.state().isActive()) {
            evidence.keep(handle, after.id(), raised);
        }
        rows.transition(handle, after.id(), AlertChange.REPEATED, null, null, raised.atMs());
        if (!before.state().isActive()) {
            tell(handle, after, raised.atMs(), nowMs);
        }
        applied.add(new Applied(after, AlertChange.REPEATED, raised.alert().id()));
        return true;
    }

    /** Tells recipients that an alert is active, or records why they are not told. */
    private void tell(Handle handle, Alert alert, long atMs, long nowMs) {
        Suppression muted = alert.handling().suppression();
        if (muted == null) {
            ledger.queue(handle, alert, AlertChange.RAISED, atMs, nowMs);
            troubles.active(handle, alert, atMs);
            return;
        }
        suppression.record(handle, alert, muted, atMs);
        String by = muted.why().word() + " " + muted.reference();
        rows.transition(handle, alert.id(), AlertChange.SUPPRESSED, null, by, atMs);
    }

    private boolean clear(Handle handle, Alert before, Change.Cleared change, List<Applied> applied, long nowMs) {
        Alert over = AlertLife.cleared(before, change);
        boolean announced = over.handling().announced();
        Alert after = AlertLife.handled(over, over.handling().announcedAs(false));
        if (!rows.update(handle, before.state(), after)) {
            return false;
        }
        AlertChange what = change.inhibitedBy() == null ? AlertChange.CLEARED : AlertChange.INHIBITED;
        rows.transition(handle, after.id(), what, null, change.inhibitedBy(), change.atMs());
        if (announced) {
            ledger.queue(handle, after, AlertChange.CLEARED, change.atMs(), nowMs);
        }
        troubles.over(handle, after, change.inhibitedBy(), change.atMs());
        applied.add(new Applied(after, what, after.id()));
        return true;
    }

    /** Closes all that is open about somebody who is registered no more. */
    private boolean remove(Handle handle, Change.Gone change, List<Applied> applied, long nowMs) {
        List<Alert> open = handle.createQuery(
                        "select * from alert where subject = :subject and state <> 'closed' order by raised_ms, id")
                .bind("subject", change.subject())
                .map(rows::map)
                .list();
        for (Alert before : open) {
            boolean tell = before.state().isActive() && before.handling().announced();
            Alert over = AlertLife.removed(before, change.atMs());
            Alert after = AlertLife.handled(over, over.handling().announcedAs(false));
            if (!rows.update(handle, before.state(), after)) {
                return false;
            }
            rows.transition(handle, after.id(), AlertChange.CLEARED, null, AlertLife.REMOVED, change.atMs());
            if (tell) {
                ledger.queue(handle, after, AlertChange.CLEARED, change.atMs(), nowMs);
            }
            applied.add(new Applied(after, AlertChange.CLEARED, after.id()));
        }
        shadows.over(handle, change);
        return true;
    }

    /** What was put aside until now comes back: it joins an incident and, while it is active, recipients are told. */
    private void surface(Handle handle, long atMs, List<Applied> applied, long nowMs) {
        List<Alert> due =
                handle.createQuery("""
                        select * from alert where suppressed_why is not null and state <> 'closed'
                          and suppressed_until_ms <= :at order by suppressed_until_ms, id limit 500
                        """).bind("at", atMs).map(rows::map).list();
        for (Alert before : due) {
            applied.add(surface(handle, before, null, atMs, nowMs));
        }
        handle.createUpdate("delete from shelf where until_ms <= :at")
                .bind("at", atMs)
                .execute();
    }

    /** One alert comes back; {@code who} is null when its time came. */
    Applied surface(Handle handle, Alert before, @Nullable String who, long atMs, long nowMs) {
        Suppression was = before.handling().suppression();
        boolean shelved = was != null && was.why() == Suppression.Why.SHELVED;
        Handling handling = before.handling().suppressed(null);
        if (handling.incident() == null) {
            handling = handling.in(incidents.of(handle, before, atMs));
        }
        boolean tell = before.state().isActive() && !handling.announced();
        Alert after = AlertLife.handled(before, tell ? handling.announcedAs(true) : handling);
        rows.update(handle, before.state(), after);
        AlertChange change = shelved ? AlertChange.UNSHELVED : AlertChange.SURFACED;
        rows.transition(handle, after.id(), change, who, was == null ? null : was.reference(), atMs);
        if (tell) {
            ledger.queue(handle, after, AlertChange.RAISED, atMs, nowMs);
            troubles.active(handle, after, atMs);
        }
        return new Applied(after, change, after.id());
    }

    long wakeMs(Handle handle) {
        return handle.createQuery("""
                        select min(suppressed_until_ms) from alert
                        where suppressed_why is not null and state <> 'closed' and suppressed_until_ms is not null
                        """).mapTo(Long.class).findOne().orElse(Long.MAX_VALUE);
    }
}
