package org.anju.gateway.dialect;

import java.util.Locale;

/** Why input was refused. A closed list: it is also a metric tag and the reason of a dead letter. */
public enum Reason {
    /** Not the notation the topic asks for. */
    MALFORMED,
    /** The device's profile has no such field. */
    UNKNOWN_FIELD,
    /** The profile has no such event. */
    UNKNOWN_EVENT,
    /** A text where a number belongs, and the like. */
    WRONG_TYPE,
    /** Outside the profile's range, too long, or not in its list. */
    OUT_OF_RANGE,
    /** A time that is not epoch milliseconds. */
    BAD_TIME,
    /** Nothing in it. */
    EMPTY,
    /** A topic the sender may not publish to. */
    FOREIGN_TOPIC,
    /** No device of that id is registered. */
    UNKNOWN_DEVICE,
    /** A device the sender may not speak for. */
    NOT_ENTITLED,
    /** A call of another system's API that has no meaning here. */
    UNSUPPORTED,
    /** Not an answer to a command of the sender. */
    BAD_REPLY,
    /** Larger than the limit. */
    TOO_LARGE,
    /** Faster than the device may send. */
    THROTTLED;

    /** The word used on every interface. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
