package org.anju.gateway.dialect;

/** One way devices put their values and events into MQTT messages. Implementations are stateless and thread-safe. */
public interface Dialect {
    /** A closed word, also a metric tag. */
    String name();

    /** Whether this dialect reads what was published to this topic by this sender. */
    boolean speaks(Message message);

    /** Reads a message it speaks. Never throws for bad input: that goes to {@code out}. */
    void read(Message message, Readout out);
}
