package org.anju.gateway.live;

/** Messages per second over the last whole seconds, by the receive time of the entries. Not thread-safe. */
final class MessageRate {
    private static final int SECONDS = 5;
    private static final int SLOTS = 16;

    private final long[] second = new long[SLOTS];
    private final int[] count = new int[SLOTS];

    void message(long receivedMs) {
        long now = receivedMs / 1000;
        int slot = (int) Math.floorMod(now, (long) SLOTS);
        if (second[slot] != now) {
            second[slot] = now;
            count[slot] = 0;
        }
        count[slot]++;
    }

    double perSecond(long nowMs) {
        long now = nowMs / 1000;
        int sum = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (second[slot] < now && second[slot] >= now - SECONDS) {
                sum += count[slot];
            }
        }
        return sum / (double) SECONDS;
    }
}
