package org.anju.gateway.api;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Failed sign-ins by user name and address. After five in a row the pair has to wait, first for 30 seconds, then twice as long after each
 * further failure, up to 15 minutes. An attempt counts as failed until it has succeeded, so that many at once do not slip through. Bounded;
 * thread-safe.
 */
public final class Attempts {
    private static final int FREE = 5;
    private static final long FIRST_WAIT_MS = 30_000;
    private static final long LONGEST_WAIT_MS = 900_000;
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<Key, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Key(String username, String address) {}

    private record Failures(int count, long waitUntilMs) {}

    public Attempts(Clock clock) {
        this.clock = clock;
    }

    /** Begins an attempt. Answers 0 when it may go on, otherwise how many milliseconds are left to wait. */
    public synchronized long begin(String username, String address) {
        Key key = new Key(username, address);
        long nowMs = clock.millis();
        Failures before = failures.getOrDefault(key, new Failures(0, 0));
        if (before.waitUntilMs > nowMs) {
            return before.waitUntilMs - nowMs;
        }
        int count = before.count + 1;
        int over = Math.min(count - FREE, 10);
        long waitMs = over < 0 ? 0 : Math.min(FIRST_WAIT_MS << over, LONGEST_WAIT_MS);
        failures.put(key, new Failures(count, waitMs == 0 ? 0 : nowMs + waitMs));
        return 0;
    }

    /** The attempt succeeded: all is forgotten. */
    public synchronized void succeeded(String username, String address) {
        failures.remove(new Key(username, address));
    }

    /** The attempt was not made after all: it does not count. */
    public synchronized void withdrawn(String username, String address) {
        failures.computeIfPresent(
                new Key(username, address), (key, now) -> now.count <= 1 ? null : new Failures(now.count - 1, 0));
    }
}
