package org.anju.gateway.metrics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the health of every part again and again, and tells whoever raises alerts when trouble begins and when it is over, once each.
 * What could not be told is told at the next look. Belongs to one thread.
 */
public final class Watchdog implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    /** Takes what the watchdog finds. */
    public interface Sink {
        /** Trouble began or changed its words; false when that could not be taken now. */
        boolean trouble(String part, String detail);

        /** Trouble is over; false when that could not be taken now. */
        boolean over(String part);
    }

    private final List<HealthCheck> checks;
    private final Sink sink;
    private final Map<String, String> told = new ConcurrentHashMap<>();

    /**
     * @param checks looked at anew each time, so that parts may still be added
     */
    public Watchdog(List<HealthCheck> checks, Sink sink, WatchdogMeters meters) {
        this.checks = checks;
        this.sink = sink;
        meters.troubles(told::size);
    }

    @Override
    public void run() {
        for (HealthCheck check : List.copyOf(checks)) {
            String trouble = check.trouble();
            boolean known = told.containsKey(check.name());
            if (!trouble.isEmpty() && !known) {
                LOG.warn("trouble with {}: {}", check.name(), trouble);
                if (sink.trouble(check.name(), trouble)) {
                    told.put(check.name(), trouble);
                }
            } else if (trouble.isEmpty() && known) {
                LOG.info("trouble with {} is over", check.name());
                if (sink.over(check.name())) {
                    told.remove(check.name());
                }
            }
        }
    }
}
