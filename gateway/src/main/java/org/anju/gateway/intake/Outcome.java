package org.anju.gateway.intake;

import java.util.Locale;

/** What became of a message. Every message ends in exactly one, which decides its acknowledgement and is counted. */
public enum Outcome {
    /** All of it is durable. */
    STORED,
    /** The good parts are durable, the others are dead letters. */
    PARTLY_STORED,
    /** None of it could be taken; it is a dead letter. */
    REFUSED,
    /** The sender may not publish to that topic. */
    FOREIGN_TOPIC,
    /** QoS 0 telemetry let go because the journal could not keep up. */
    SHED,
    /** The journal could not take it: it is not acknowledged, and the sender keeps it. */
    BUSY;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word used on every interface. */
    public String word() {
        return word;
    }
}
