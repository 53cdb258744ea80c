package org.anju.sim.fleet;

import java.nio.charset.StandardCharsets;

/**
 * A QoS 1 message on its way out.
 *
 * @param what its purpose
 * @param tsMs the timestamp it carries, epoch milliseconds; 0 for what carries none
 * @param event the event's name, empty for what is no event
 */
public record Outgoing(What what, String topic, byte[] payload, long tsMs, String event) {

    /** Purposes of a message. */
    public enum What {
        /** Readings; may be dropped for lack of room when nothing better can be done. */
        TELEMETRY,
        /** An event. */
        EVENT,
        /** Presence, retained. */
        STATUS,
        /** The answer to a command. */
        REPLY
    }

    boolean isRetained() {
        return what == What.STATUS;
    }

    boolean isDispensable() {
        return what == What.TELEMETRY;
    }

    @Override
    public String toString() {
        return topic + " " + new String(payload, StandardCharsets.UTF_8);
    }
}
