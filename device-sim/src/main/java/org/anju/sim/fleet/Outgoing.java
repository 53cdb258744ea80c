package org.anju.sim.fleet;

import java.nio.charset.StandardCharsets;

/** A QoS 1 message on its way out. */
public final class Outgoing {
    private final What what;
    private final String topic;
    private final byte[] payload;
    private final long tsMs;
    private final String event;

    /**
     * A message.
     *
     * @param what its purpose
     * @param tsMs the timestamp it carries, epoch milliseconds; 0 for what carries none
     * @param event the event's name, empty for what is no event
     */
    Outgoing(What what, String topic, byte[] payload, long tsMs, String event) {
        this.what = what;
        this.topic = topic;
        this.payload = payload;
        this.tsMs = tsMs;
        this.event = event;
    }

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

    /** Its purpose. */
    public What what() {
        return what;
    }

    /** Where it goes. */
    public String topic() {
        return topic;
    }

    byte[] payload() {
        return payload;
    }

    /** The timestamp it carries, epoch milliseconds; 0 for what carries none. */
    public long tsMs() {
        return tsMs;
    }

    /** The event's name, empty for what is no event. */
    public String event() {
        return event;
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
