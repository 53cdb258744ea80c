package org.anju.gateway.mqtt;

import java.time.Duration;

/** When a client has been silent for too long: one and a half times its keep-alive. One per connection, on its event loop. */
final class KeepAlive {
    private static final double PATIENCE = 1.5;

    private final long silenceNanos;
    private long heardNanos;

    /**
     * @param seconds what the client offers, 0 for none
     * @param longest what a client that offers more, or none, is held to
     */
    KeepAlive(int seconds, Duration longest, long nowNanos) {
        this.silenceNanos = (long) (effective(seconds, longest) * PATIENCE * 1e9);
        this.heardNanos = nowNanos;
    }

    /** The keep-alive that holds, in seconds. */
    static int effective(int seconds, Duration longest) {
        int most = (int) Math.min(65_535, longest.toSeconds());
        return seconds == 0 ? most : Math.min(seconds, most);
    }

    void heard(long nowNanos) {
        heardNanos = nowNanos;
    }

    boolean isOver(long nowNanos) {
        return nowNanos - heardNanos >= silenceNanos;
    }
}
