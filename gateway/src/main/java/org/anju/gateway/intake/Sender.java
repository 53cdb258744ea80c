package org.anju.gateway.intake;

import org.anju.gateway.dialect.Speaker;
import org.anju.gateway.model.Device;

/** Who publishes: a device on a connection of its own, a gateway that speaks for others, or a broker. Thread-safe. */
public interface Sender extends Speaker {
    /** Number of the session the sender speaks in; see {@link org.anju.gateway.model.Presence}. */
    long epoch();

    /** Notes that a device shows itself through this session. Answers whether that is news. */
    boolean appears(Device device);

    /** Takes the note back, so that the device is news again. */
    void vanishes(Device device);
}
