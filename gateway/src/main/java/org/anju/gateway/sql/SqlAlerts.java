package org.anju.gateway.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.anju.gateway.alert.AlertBook;
import org.anju.gateway.alert.AlertCount;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.alert.AlertLife;
import org.anju.gateway.alert.AlertListener;
import org.anju.gateway.alert.AlertPage;
import org.anju.gateway.alert.AlertQuery;
import org.anju.gateway.alert.AlertStore;
import org.anju.gateway.alert.Transition;
import org.anju.gateway.delivery.DeliveryDesk;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.journal.Receipt;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertChange;
import org.anju.gateway.model.AlertClosed;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.ConflictException;
import org.anju.gateway.model.Severity;
import org.anju.gateway.workorder.OrderTerms;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Alerts in SQL: what people do to them and what the engine finds meet here, one transaction after the other, so that listeners hear of
 * changes in the order in which they became durable. Safe for any thread.
 */
public final class SqlAlerts implements AlertBook, AlertStore {
    private static final String REAL = "real";
    private static final Set<String> REASONS = Set.of(REAL, "false", "test", "duplicate");
    private static final int JOURNAL_WAIT_S = 10;

    private final SqlStore store;
    private final Journal journal;
    private final AlertListener listener;
    private final LongSupplier nowMs;
    private final SqlAlertRows rows;
    private final SqlAlertLedger ledger;
    private final SqlEvidence evidence;
    private final SqlAlertSteps steps;
    private final SqlAlertHandling handling;
    private final SqlAlertSearch search;
    private final SqlTroubles troubles;
    private final SqlSuppression suppression = new SqlSuppression();
    private final SqlIncidents incidents = new SqlIncidents();
    /** When something that was put aside comes back. */
    private volatile long wakeMs = Long.MIN_VALUE;

    private final ReentrantLock writing = new ReentrantLock();

    /**
     * Connects the parts.
     *
     * @param journal gets an {@link AlertClosed} for every alert cleared by hand
     * @param terms which alerts open work orders, and how
     * @param listener told of every change after its transaction
     * @param nowMs epoch milliseconds
     */
    public SqlAlerts(
            SqlStore store,
            Journal journal,
            DeliveryDesk desk,
            AlertJson json,
            OrderTerms terms,
            AlertListener listener,
            LongSupplier nowMs) {
        this.store = store;
        this.journal = journal;
        this.listener = listener;
        this.nowMs = nowMs;
        this.rows = new SqlAlertRows(json);
        this.ledger = new SqlAlertLedger(desk, json);
        this.evidence = new SqlEvidence(json);
        this.troubles = new SqlTroubles(terms);
        this.steps = new SqlAlertSteps(rows, ledger, suppression, incidents, new SqlShadows(json), evidence, troubles);
        this.handling = new SqlAlertHandling(rows, steps, suppression, incidents, nowMs);
        this.search = new SqlAlertSearch(rows);
    }

    @Override
    public AlertPage find(AlertQuery query) {
        return store.read(handle -> search.find(handle, query));
    }

    @Override
    public Optional<Alert> get(String id) {
        return store.read(handle -> rows.get(handle, id));
    }

    @Override
    public Optional<Alert> unmasked(String id) {
        return store.read(handle -> rows.get(handle, id).map(alert -> evidence.unmasked(handle, alert)));
    }

    @Override
    public List<Transition> transitions(String id) {
        return store.read(handle -> handle.createQuery("select * from alert_transition where alert = :id order by id")
                .bind("id", id)
                .map(SqlAlertRows::mapTransition)
                .list());
    }

    @Override
    public List<AlertCount> openCounts() {
        return store.read(handle -> handle.createQuery("""
                        select area, compound, severity, state, count(*) as amount, min(raised_ms) as oldest_ms
                        from alert where state != 'closed' and suppressed_why is null group by area, compound, severity, state
                        """)
                .map((row, context) -> new AlertCount(
                        row.getString("area"),
                        row.getString("compound"),
                        Severity.of(row.getInt("severity")),
                        SqlAlertRows.state(row.getString("state")),
                        row.getInt("amount"),
                        row.getLong("oldest_ms")))
                .list());
    }

    @Override
    public Alert acknowledge(String id, String who, @Nullable String note) throws ConflictException {
        return told(AlertChange.ACKNOWLEDGED, handle -> {
            Alert before = handling.open(handle, id);
            if (before.state() == AlertState.ACKNOWLEDGED) {
                throw SqlAlertHandling.conflict(before, "acknowledged");
            }
            long now = nowMs.getAsLong();
            Alert after = AlertLife.acknowledged(before, who, now);
            handling.write(handle, before, after);
            rows.transition(handle, id, AlertChange.ACKNOWLEDGED, who, note, now);
            ledger.queue(handle, after, AlertChange.ACKNOWLEDGED, now, now);
            return after;
        });
    }

    @Override
    public Alert clear(String id, String who, String reason, @Nullable String note) throws ConflictException {
        if (!REASONS.contains(reason)) {
            throw new IllegalArgumentException("reason '" + reason + "' is not real, false, test or duplicate");
        }
        return told(AlertChange.CLEARED, handle -> {
            Alert before = handling.open(handle, id);
            long now = nowMs.getAsLong();
            Alert closed = AlertLife.closed(before, who, reason, now);
            Alert after = AlertLife.handled(closed, closed.handling().announcedAs(false));
            handling.write(handle, before, after);
            rows.transition(handle, id, AlertChange.CLEARED, who, note == null ? reason : reason + ": " + note, now);
            if (before.state().isActive()) {
                if (before.handling().announced()) {
                    ledger.queue(handle, after, AlertChange.CLEARED, now, now);
                }
                tellEngine(new AlertClosed(now, id, after.rule(), after.subject()));
            }
            if (!reason.equals(REAL)) {
                troubles.dismissed(handle, after, who, reason, now);
            }
            return after;
        });
    }

    @Override
    public Alert assign(String id, String who, String to, @Nullable String note) throws ConflictException {
        return told(AlertChange.ASSIGNED, handle -> handling.assign(handle, id, who, to, note));
    }

    @Override
    public Alert comment(String id, String who, String note) {
        try {
            return told(AlertChange.COMMENTED, handle -> handling.comment(handle, id, who, note));
        } catch (ConflictException e) {
            throw new IllegalStateException("a comment conflicts with nothing", e);
        }
    }

    @Override
    public Alert shelve(String id, String who, long untilMs, String reason) throws ConflictException {
        return told(AlertChange.SHELVED, handle -> handling.shelve(handle, id, who, untilMs, reason));
    }

    @Override
    public Alert unshelve(String id, String who) throws ConflictException {
        return told(AlertChange.UNSHELVED, handle -> handling.unshelve(handle, id, who));
    }

    @Override
    public Alert move(String id, String who, String incident) throws ConflictException {
        return told(AlertChange.MOVED, handle -> handling.move(handle, id, who, incident));
    }

    /** A maintenance window was ended before its time: what it covered comes back with the next step. */
    public void wake() {
        wakeMs = Long.MIN_VALUE;
    }

    @Override
    public Saved load() {
        return store.write(steps::load);
    }

    @Override
    public long wakeMs() {
        return wakeMs;
    }

    @Override
    public List<Applied> commit(Step step) {
        writing.lock();
        try {
            List<Applied> applied = store.write(handle -> {
                List<Applied> done = steps.apply(handle, step, nowMs.getAsLong());
                wakeMs = steps.wakeMs(handle);
                return done;
            });
            applied.forEach(each -> listener.changed(each.alert(), each.change()));
            return applied;
        } finally {
            writing.unlock();
        }
    }

    /** A change by a person, inside a transaction. */
    @FunctionalInterface
    private interface Work {
        Alert apply(Handle handle) throws ConflictException;
    }

    private Alert told(AlertChange change, Work work) throws ConflictException {
        writing.lock();
        try {
            Alert after = store.write(handle -> {
                Alert done = work.apply(handle);
                wakeMs = steps.wakeMs(handle);
                return done;
            });
            listener.changed(after, change);
            return after;
        } finally {
            writing.unlock();
        }
    }

    /** Durable before the transaction commits: else the engine could go on believing that the alert is raised. */
    private void tellEngine(AlertClosed closed) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        boolean taken = journal.append(List.of(closed), new Receipt() {
            @Override
            public void durable() {
                done.complete(null);
            }

            @Override
            public void failed(Throwable cause) {
                done.completeExceptionally(cause);
            }
        });
        if (!taken) {
            throw new IllegalStateException("the journal takes no entries now: " + journal.trouble());
        }
        try {
            done.get(JOURNAL_WAIT_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while clearing alert " + closed.alertId(), e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "the journal did not take the clearing of alert " + closed.alertId() + "; try again", e);
        }
    }
}
