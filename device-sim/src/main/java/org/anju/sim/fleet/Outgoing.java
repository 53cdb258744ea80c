package org.anju.sim.fleet;

/** A QoS 1 message on its way out. */
final class Outgoing {
    final String topic;
    final byte[] payload;
    final boolean retain;
    final boolean dispensable;

    /**
     * A message.
     *
     * @param dispensable true for telemetry, which may be dropped for lack of room when nothing better can be done
     */
    Outgoing(String topic, byte[] payload, boolean retain, boolean dispensable) {
        this.topic = topic;
        this.payload = payload;
        this.retain = retain;
        this.dispensable = dispensable;
    }
}
