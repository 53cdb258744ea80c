package org.anju.gateway.dialect;

import org.anju.gateway.model.Device;

/** One way devices put their values and events into MQTT messages. Implementations are stateless and thread-safe. */
public interface Dialect {
    /** A closed word, also a metric tag. */
    String name();

    /** Whether this dialect reads what {@code sender} publishes to {@code topic}. */
    boolean speaks(String topic, Device sender);

    /** Reads a message whose topic it speaks. Never throws for bad input: that goes to {@code out}. */
    void read(String topic, byte[] payload, Device sender, Readout out);
}
