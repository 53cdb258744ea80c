package org.anju.gateway.live;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.metrics.LiveMeters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what changes to every connected page, four times a second, from a thread of its own. A snapshot and the deltas after it come from
 * the same sequence of ticks, so that nothing is missed and nothing told twice.
 */
public final class LiveFeed implements AutoCloseable {
    /** Pages connected at the same time. */
    public static final int MAX_SESSIONS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final long TICK_MS = 250;
    private static final int TICKS_PER_SECOND = 4;
    private static final int HEARTBEAT_TICKS = 20;

    private final LiveView view;
    private final AlertJson alertJson;
    private final Clock clock;
    private final LiveMeters meters;
    private final Set<LiveSession> sessions = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread thread = new Thread(run, "live-feed");
        thread.setDaemon(true);
        return thread;
    });
    private long ticks;
    private double rateTold = -1;

    public LiveFeed(LiveView view, AlertJson alertJson, Clock clock, LiveMeters meters) {
        this.view = view;
        this.alertJson = alertJson;
        this.clock = clock;
        this.meters = meters;
        meters.sessions(sessions::size);
    }

    /** Begins to tick. */
    public void start() {
        ScheduledFuture<?> unused =
                ticker.scheduleWithFixedDelay(this::safeTick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * Connects a page.
     *
     * @param expiresMs when its right to see ends, epoch milliseconds
     * @return null when too many pages are connected
     */
    public @Nullable LiveSession open(Viewer viewer, Outlet outlet, long expiresMs) {
        if (sessions.size() >= MAX_SESSIONS) {
            return null;
        }
        LiveSession session = new LiveSession(viewer, outlet, expiresMs, meters);
        sessions.add(session);
        return session;
    }

    /** Forgets a page whose connection has ended. */
    public void remove(LiveSession session) {
        sessions.remove(session);
    }

    /** Sends every page what changed since the last tick. One thread at a time. */
    void tick() {
        long begun = System.nanoTime();
        long nowMs = clock.millis();
        long lagMs = view.lagMs();
        ticks++;
        List<LiveSession> gone = view.tick(state -> {
            Changes changes = state.takeChanges();
            double rate = state.messagesPerSecond(nowMs);
            boolean rateIsNews = ticks % TICKS_PER_SECOND == 0 && rate != rateTold;
            if (rateIsNews) {
                rateTold = rate;
            }
            Frames frames = new Frames(state, alertJson, rate, rateIsNews);
            return sessions.stream()
                    .filter(session -> !served(session, () -> session.tick(frames, changes, nowMs, lagMs)))
                    .toList();
        });
        gone.forEach(sessions::remove);
        if (ticks % HEARTBEAT_TICKS == 0) {
            String opening = "{\"type\":\"heartbeat\",\"serverTime\":" + nowMs + ",\"lagMs\":" + lagMs;
            sessions.removeIf(session -> !served(session, () -> {
                session.heartbeat(opening);
                return true;
            }));
        }
        meters.tick(System.nanoTime() - begun);
    }

    /** A connection that breaks while it is written to is forgotten; the pages after it still get what changed. */
    private static boolean served(LiveSession session, BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException broken) {
            LOG.debug("a page's connection broke", broken);
            session.close("the connection broke");
            return false;
        }
    }

    private void safeTick() {
        try {
            tick();
        } catch (RuntimeException failure) {
            LOG.error("The live feed could not make its frames; every page begins afresh with the next tick", failure);
            sessions.forEach(LiveSession::beginAfresh);
        }
    }

    /** Stops ticking and ends all connections. */
    @Override
    public void close() {
        ticker.shutdownNow();
        sessions.forEach(session -> session.close("the gateway is stopping"));
        sessions.clear();
    }
}
