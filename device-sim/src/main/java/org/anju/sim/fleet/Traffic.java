package org.anju.sim.fleet;

/** Told what passes between the fleet and the gateway. Called on event loops; must not block. */
public interface Traffic {
    /** Tells nobody. */
    Traffic UNWATCHED = new Traffic() {};

    /** A message was sent for the first time. */
    default void sent(String deviceId, Outgoing message) {}

    /**
     * A message was answered with PUBACK.
     *
     * @param reasonCode MQTT 5 reason code, 0x80 and more for a refusal
     */
    default void answered(String deviceId, Outgoing message, int reasonCode) {}

    /** A device lost its power with so many messages on their way: nobody will ever know what became of them. */
    default void forgotten(String deviceId, int messages) {}

    /** A device's connection came up or went away. */
    default void connected(String deviceId, boolean up) {}

    /** CONNACK refused a device. */
    default void signInRefused(String deviceId, String why) {}
}
