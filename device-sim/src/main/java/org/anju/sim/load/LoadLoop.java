package org.anju.sim.load;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop and the timer that lets their messages fall due, in turn. Used on that loop only, except for
 * the counts, which may be read when the loop has been told to {@link #finish}.
 */
final class LoadLoop {
    private static final long TICK_US = 1_000;
    private static final long PAGE_EVERY_NANOS = 500_000_000;

    final LoadStats stats = new LoadStats();
    final List<LoadClient> clients = new ArrayList<>();
    final EventLoop loop;
    final LedgerPage page;
    private @Nullable ScheduledFuture<?> ticks;
    private long pageAtNanos;

    LoadLoop(EventLoop loop, Ledger ledger) {
        this.loop = loop;
        this.page = new LedgerPage(ledger);
    }

    int connected() {
        int up = 0;
        for (LoadClient client : clients) {
            up += client.isUp() ? 1 : 0;
        }
        return up;
    }

    void begin(Pace pace) {
        clients.forEach(client -> client.begin(pace));
        ticks = loop.scheduleAtFixedRate(() -> tick(pace), 0, TICK_US, TimeUnit.MICROSECONDS);
    }

    private void tick(Pace pace) {
        long nowNanos = System.nanoTime();
        long dueNow = pace.dueCount(nowNanos);
        if (stats.due < dueNow) {
            long first = stats.due;
            stats.lateness(nowNanos - pace.dueNanos((int) (first % clients.size()), first / clients.size()));
            while (stats.due < dueNow) {
                clients.get((int) (stats.due++ % clients.size())).fallDue();
            }
            long touched = Math.min(clients.size(), stats.due - first);
            for (long number = first; number < first + touched; number++) {
                clients.get((int) (number % clients.size())).flush();
            }
        }
        if (nowNanos - pageAtNanos > PAGE_EVERY_NANOS) {
            pageAtNanos = nowNanos;
            page.handOver();
        }
    }

    /** True when every message fell due and none waits for its acknowledgement or for room. */
    boolean isSettled(Pace pace) {
        if (stats.due < pace.total() || stats.sent < stats.due) {
            return false;
        }
        for (LoadClient client : clients) {
            if (client.inFlight() > 0) {
                return false;
            }
        }
        return true;
    }

    /** Ends the timer, hands the last page over and closes the connections. */
    void finish() {
        if (ticks != null) {
            ticks.cancel(false);
            ticks = null;
        }
        page.handOver();
        clients.forEach(LoadClient::close);
    }
}
