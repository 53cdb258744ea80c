package org.anju.sim.device;

import java.util.Map;

/**
 * What one simulated device does as time passes. Times are epoch milliseconds of the simulated clock and never go back.
 * Not thread-safe: one event loop owns a behaviour.
 */
public interface Behaviour {

    /** Milliseconds between two calls of {@link #advance}; divides the kind's sampling period. */
    int tickMs();

    /** Lives up to {@code tsMs}, telling {@code events} what happened since the last call. */
    void advance(long tsMs, EventSink events);

    /** What the device reports after the last {@link #advance}: field names of its profile, values inside their ranges. */
    Map<String, Object> sample();

    /** Puts the device into a condition; one that its kind cannot have is ignored. */
    void begin(Condition condition, EventSink events);

    /** Ends a condition that {@link #begin} started. */
    void end(Condition condition, EventSink events);

    /** Carries out a command of the device's profile. */
    CommandReply command(String method, Map<String, Object> params, EventSink events);
}
