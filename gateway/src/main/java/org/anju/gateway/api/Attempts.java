package org.anju.gateway.api;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Failed sign-ins by user name and address. After five in a row the pair has to wait, first for 30 seconds, then twice as long after each
 * further failure, up to 15 minutes; an address that tries many names has to wait after thirty. An attempt counts as failed until it has
 * succeeded, so that many at once do not slip through. What is older than an hour is forgotten. Bounded; thread-safe.
 */
public final class Attempts {
    private static final int FREE = 5;
    private static final int FREE_OF_ADDRESS = 30;
    private static final long FIRST_WAIT_MS = 30_000;
    private static final long LONGEST_WAIT_MS = 900_000;
    private static final long FORGOTTEN_AFTER_MS = 3_600_000;
    private static final int REMEMBERED = 10_000;
    /** Stands for every name tried from an address; no user can be called so. */
    private static final String ANY = "";

    private final Clock clock;
    private final Map<Key, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Key(String username, String address) {}

    private record Failures(int count, long lastMs, long waitUntilMs) {}

    public Attempts(Clock clock) {
        this.clock = clock;
    }

    /** Begins an attempt. Answers 0 when it may go on, otherwise how many milliseconds are left to wait. */
    public synchronized long begin(String username, String address) {
        Key pair = new Key(username, address);
        Key all = new Key(ANY, address);
        long nowMs = clock.millis();
        long waitUntilMs = Math.max(known(pair, nowMs).waitUntilMs, known(all, nowMs).waitUntilMs);
        if (waitUntilMs > nowMs) {
            return waitUntilMs - nowMs;
        }
        count(pair, FREE, nowMs);
        count(all, FREE_OF_ADDRESS, nowMs);
        return 0;
    }

    private Failures known(Key key, long nowMs) {
        Failures known = failures.get(key);
        return known == null || nowMs - known.lastMs > FORGOTTEN_AFTER_MS ? new Failures(0, nowMs, 0) : known;
    }

    private void count(Key key, int free, long nowMs) {
        int count = known(key, nowMs).count + 1;
        int over = Math.min(count - free, 10);
        long waitMs = over < 0 ? 0 : Math.min(FIRST_WAIT_MS << over, LONGEST_WAIT_MS);
        failures.put(key, new Failures(count, nowMs, waitMs == 0 ? 0 : nowMs + waitMs));
    }

    /** The attempt succeeded: the failures of the pair are forgotten, of the address only this attempt. */
    public synchronized void succeeded(String username, String address) {
        failures.remove(new Key(username, address));
        takeBack(new Key(ANY, address));
    }

    /** The attempt was not made after all: it does not count. */
    public synchronized void withdrawn(String username, String address) {
        takeBack(new Key(username, address));
        takeBack(new Key(ANY, address));
    }

    private void takeBack(Key key) {
        failures.computeIfPresent(
                key, (same, now) -> now.count <= 1 ? null : new Failures(now.count - 1, now.lastMs, 0));
    }

    /** Everybody may try again under this name. */
    public synchronized void forgive(String username) {
        failures.keySet().removeIf(key -> key.username.equals(username));
    }

    /** Until when the name has to wait somewhere, epoch milliseconds; 0 when nowhere. */
    public synchronized long lockedUntilMs(String username) {
        long untilMs = failures.entrySet().stream()
                .filter(entry -> entry.getKey().username.equals(username))
                .mapToLong(entry -> entry.getValue().waitUntilMs)
                .max()
                .orElse(0);
        return untilMs > clock.millis() ? untilMs : 0;
    }
}
