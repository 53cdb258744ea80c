package org.anju.gateway.live;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.anju.gateway.metrics.LiveMeters;
import org.jspecify.annotations.Nullable;

/**
 * One page connected to the live feed. {@link #subscribe} may be called from any thread; everything else happens on the feed's thread.
 */
public final class LiveSession {
    /** A page that takes nothing for a minute is given up. */
    private static final int MAX_FULL_TICKS = 240;

    private final Viewer viewer;
    private final Outlet outlet;
    private final long expiresMs;
    private final LiveMeters meters;
    private final AtomicReference<@Nullable Subscription> wanted = new AtomicReference<>();
    private @Nullable Subscription shown;
    private boolean stale;
    private @Nullable Changes backlog;
    private int fullTicks;
    private long seq;
    private long updates;

    LiveSession(Viewer viewer, Outlet outlet, long expiresMs, LiveMeters meters) {
        this.viewer = viewer;
        this.outlet = outlet;
        this.expiresMs = expiresMs;
        this.meters = meters;
    }

    /** Shows something else from the next tick on, beginning with a snapshot. */
    public void subscribe(Subscription subscription) {
        wanted.set(subscription);
    }

    /** Answers false when the page is to be forgotten. */
    boolean tick(Frames frames, Changes changes, long nowMs, long lagMs) {
        if (nowMs >= expiresMs) {
            outlet.close("the session has ended: sign in again");
            return false;
        }
        Subscription next = wanted.getAndSet(null);
        if (next != null) {
            begin(frames, next, nowMs);
        }
        Subscription now = shown;
        if (now == null) {
            return true;
        }
        if (outlet.isFull()) {
            return fallBehind(changes);
        }
        fullTicks = 0;
        Changes missed = backlog;
        backlog = null;
        if (missed != null) {
            missed.add(changes);
        }
        if (stale || (missed == null ? changes : missed).overflow()) {
            snapshot(frames, now, nowMs, lagMs);
        } else {
            Frames.Body body =
                    missed == null ? frames.sharedDelta(viewer, now, changes) : frames.delta(viewer, now, missed);
            if (!body.text().isEmpty()) {
                updates += body.updates();
                send("{\"type\":\"delta\",\"seq\":" + ++seq + ",\"serverTime\":" + nowMs + ',' + body.text() + '}');
            }
        }
        return true;
    }

    /** Tells the time, and a page that shows something also what it must have got by now. */
    void heartbeat(String opening) {
        if (!outlet.isFull()) {
            send(opening + (shown == null || stale ? "}" : ",\"updates\":" + updates + '}'));
        }
    }

    /** Sends a snapshot with the next tick: what changed since the last one was lost. */
    void beginAfresh() {
        stale = true;
    }

    void close(String reason) {
        outlet.close(reason);
    }

    private void begin(Frames frames, Subscription next, long nowMs) {
        backlog = null;
        if (frames.visible(viewer, next)) {
            shown = next;
            stale = true;
        } else {
            shown = null;
            send("{\"type\":\"error\",\"serverTime\":" + nowMs
                    + ",\"code\":\"not_found\",\"detail\":\"There is no such " + word(next)
                    + " in what you may see.\"}");
        }
    }

    private boolean fallBehind(Changes changes) {
        if (++fullTicks > MAX_FULL_TICKS) {
            outlet.close("the page took nothing for a minute");
            return false;
        }
        if (!stale) {
            if (backlog == null) {
                backlog = new Changes();
            }
            backlog.add(changes);
        }
        meters.merged();
        return true;
    }

    private void snapshot(Frames frames, Subscription now, long nowMs, long lagMs) {
        if (!stale) {
            meters.resnapshot();
        }
        if (!frames.visible(viewer, now)) {
            shown = null;
            return;
        }
        stale = false;
        updates = 0;
        String id = now.id() == null ? "" : ",\"id\":\"" + now.id() + '"';
        send("{\"type\":\"snapshot\",\"view\":\"" + word(now) + '"' + id + ",\"seq\":" + ++seq + ",\"serverTime\":"
                + nowMs + ",\"lagMs\":" + lagMs + ','
                + frames.snapshot(viewer, now).text() + '}');
    }

    private void send(String frame) {
        outlet.send(frame);
        meters.frame();
    }

    private static String word(Subscription subscription) {
        return subscription.view().name().toLowerCase(Locale.ROOT);
    }
}
