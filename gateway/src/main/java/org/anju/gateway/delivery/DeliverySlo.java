package org.anju.gateway.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anju.gateway.metrics.HealthCheck;

/**
 * The promise delivery makes about itself: of the alerts of the last hour, 99 % reach each recipient within 5 seconds, nothing waits longer than
 * 5 minutes, and the books balance. What is broken is said in the health of the gateway, of
 * which the watchdog makes an alert, and measured. Safe for any thread.
 */
public final class DeliverySlo implements HealthCheck {
    static final Duration WITHIN = Duration.ofSeconds(5);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private static final double SHARE = 0.99;
    /** With fewer deliveries an hour, a single late one would break the promise. */
    private static final int FEWEST = 100;

    private static final int MINUTES = 60;
    private static final long MINUTE_MS = 60_000;

    private final Map<String, Hour> hours = new TreeMap<>();
    private volatile String trouble = "";

    /** Deliveries of an hour, minute by minute. */
    private static final class Hour {
        private final long[] minute = new long[MINUTES];
        private final int[] good = new int[MINUTES];
        private final int[] all = new int[MINUTES];

        void add(long atMs, boolean inTime) {
            long now = atMs / MINUTE_MS;
            int slot = (int) (now % MINUTES);
            if (minute[slot] != now) {
                minute[slot] = now;
                good[slot] = 0;
                all[slot] = 0;
            }
            all[slot]++;
            good[slot] += inTime ? 1 : 0;
        }

        int sum(int[] counts, long atMs) {
            int sum = 0;
            for (int i = 0; i < MINUTES; i++) {
                sum += minute[i] > atMs / MINUTE_MS - MINUTES ? counts[i] : 0;
            }
            return sum;
        }
    }

    /** A delivery was accepted so long after it was queued. */
    synchronized void delivered(String recipient, long sinceQueuedMs, long nowMs) {
        hours.computeIfAbsent(recipient, id -> new Hour()).add(nowMs, sinceQueuedMs <= WITHIN.toMillis());
    }

    /** Share of the last hour's deliveries that were in time; 1 when there were none. */
    public synchronized double share(String recipient, long nowMs) {
        Hour hour = hours.get(recipient);
        int all = hour == null ? 0 : hour.sum(hour.all, nowMs);
        return hour == null || all == 0 ? 1 : (double) hour.sum(hour.good, nowMs) / all;
    }

    private synchronized int deliveries(String recipient, long nowMs) {
        Hour hour = hours.get(recipient);
        return hour == null ? 0 : hour.sum(hour.all, nowMs);
    }

    /** Compares the promise with the ledger as it now stands. */
    void look(List<LedgerRow> rows, long nowMs) {
        List<String> broken = new ArrayList<>();
        for (LedgerRow row : rows) {
            String who = "recipient " + row.recipient() + ": ";
            if (!row.isBalanced()) {
                broken.add(who + "the ledger does not balance, " + row);
            }
            Long oldest = row.oldestPendingMs();
            if (oldest != null && nowMs - oldest > LONGEST_WAIT.toMillis()) {
                broken.add(who + row.pending() + " deliveries wait, the oldest for "
                        + Duration.ofMillis(nowMs - oldest).toMinutes() + " min");
            } else if (deliveries(row.recipient(), nowMs) >= FEWEST && share(row.recipient(), nowMs) < SHARE) {
                broken.add(who + "less than 99 % of the last hour's deliveries came within 5 s");
            }
        }
        trouble = String.join("; ", broken);
    }

    @Override
    public String name() {
        return "delivery";
    }

    @Override
    public String trouble() {
        return trouble;
    }

    /** What waits, waits in safety. */
    @Override
    public boolean stopsWork() {
        return false;
    }
}
