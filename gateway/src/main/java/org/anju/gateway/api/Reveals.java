package org.anju.gateway.api;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often somebody has looked at what is masked: {@value #MOST} times within an hour, then they wait. Bounded; thread-safe. */
final class Reveals {
    static final int MOST = 30;

    private static final long WITHIN_MS = 3_600_000;
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Long>> times = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Long>> eldest) {
            return size() > REMEMBERED;
        }
    };

    Reveals(Clock clock) {
        this.clock = clock;
    }

    /** Counts one more look; fails with 429 when it is one too many. */
    synchronized void look(String username) {
        long now = clock.millis();
        Deque<Long> looks = times.computeIfAbsent(username, name -> new ArrayDeque<>());
        while (!looks.isEmpty() && looks.getFirst() <= now - WITHIN_MS) {
            looks.removeFirst();
        }
        if (looks.size() >= MOST) {
            int seconds = (int) ((looks.getFirst() + WITHIN_MS - now + 999) / 1000);
            throw Problem.later(
                    429,
                    "too_many_reveals",
                    "You have looked at masked data " + MOST
                            + " times within an hour: wait, or ask an administrator why so much is needed.",
                    seconds);
        }
        looks.addLast(now);
    }
}
