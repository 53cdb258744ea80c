package org.anju.sim.device;

import java.util.Map;

/** Takes the events a behaviour brings about. */
@FunctionalInterface
public interface EventSink {

    /**
     * One event.
     *
     * @param tsMs when it happened, epoch milliseconds of the simulated clock
     * @param event the profile's word for it
     * @param data the event's data, empty when it has none
     */
    void event(long tsMs, String event, Map<String, Object> data);

    /** One event without data. */
    default void event(long tsMs, String event) {
        event(tsMs, event, Map.of());
    }
}
