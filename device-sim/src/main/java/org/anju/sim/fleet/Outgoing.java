package org.anju.sim.fleet;

/**
 * A QoS 1 message on its way out.
 *
 * @param dispensable true for telemetry, which may be dropped for lack of room when nothing better can be done
 */
record Outgoing(String topic, byte[] payload, boolean retain, boolean dispensable) {}
