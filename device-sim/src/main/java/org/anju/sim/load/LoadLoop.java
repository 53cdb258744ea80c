package org.anju.sim.load;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The connections of one event loop and the timer that lets their messages fall due, in turn. Used on that loop only. */
final class LoadLoop {
    private static final long TICK_US = 1_000;
    private static final long PAGE_EVERY_NANOS = 500_000_000;
    private static final long UPKEEP_EVERY_NANOS = 1_000_000_000;

    final LoadStats stats = new LoadStats();
    final List<LoadClient> clients = new ArrayList<>();
    final EventLoop loop;
    final LedgerPage page;
    private @Nullable ScheduledFuture<?> ticks;
    private long pageAtNanos;
    private long upkeepAtNanos;

    LoadLoop(EventLoop loop, Ledger ledger) {
        this.loop = loop;
        this.page = new LedgerPage(ledger);
    }

    void begin(Pace pace) {
        clients.forEach(client -> client.begin(pace));
        ticks = loop.scheduleAtFixedRate(() -> tick(pace), 0, TICK_US, TimeUnit.MICROSECONDS);
    }

    private void tick(Pace pace) {
        long nowNanos = System.nanoTime();
        long dueNow = pace.dueCount(nowNanos);
        int size = clients.size();
        if (stats.due < dueNow) {
            long first = stats.due;
            stats.lateness(nowNanos - pace.dueNanos((int) (first % size), first / size));
            int at = (int) (first % size);
            for (; stats.due < dueNow; stats.due++) {
                clients.get(at).fallDue();
                at = at + 1 == size ? 0 : at + 1;
            }
            long touched = Math.min(size, dueNow - first);
            at = (int) (first % size);
            for (long i = 0; i < touched; i++) {
                clients.get(at).sendDue();
                at = at + 1 == size ? 0 : at + 1;
            }
        }
        if (nowNanos - pageAtNanos > PAGE_EVERY_NANOS) {
            pageAtNanos = nowNanos;
            page.handOver();
        }
        if (nowNanos - upkeepAtNanos > UPKEEP_EVERY_NANOS) {
            upkeepAtNanos = nowNanos;
            clients.forEach(client -> client.upkeep(nowNanos));
        }
    }

    /** Cuts every connection at once; they come back by themselves. */
    void storm() {
        clients.forEach(LoadClient::drop);
    }

    /** True when every connection is up and nothing that fell due waits to be sent. */
    boolean isKeepingUp() {
        return stats.connected == clients.size() && stats.due - stats.sent <= clients.size();
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
