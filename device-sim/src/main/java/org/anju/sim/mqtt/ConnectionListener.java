package org.anju.sim.mqtt;

import io.netty.buffer.ByteBuf;

/** Told what happens on one connection. Every method runs on the connection's event loop and must not block. */
public interface ConnectionListener {

    /**
     * CONNACK accepted.
     *
     * @param receiveMaximum QoS 1 messages the other side takes unacknowledged (65,535 when it did not say)
     */
    void up(int receiveMaximum);

    /** The connection is gone or could not be made; unless we ended it, another attempt follows by itself. */
    void down(ConnectFailure failure);

    /**
     * PUBACK.
     *
     * @param reasonCode MQTT 5 reason code; 0 for 3.1.1
     */
    void acknowledged(int packetId, int reasonCode);

    /** Everything that came in together has been told: the moment to answer it with one write. */
    default void read() {}

    /** A message arrived; {@code payload} is valid during the call only. */
    void received(String topic, ByteBuf payload);

    /** A message arrived that the broker had kept from before (retained); otherwise as {@link #received}. */
    default void receivedStored(String topic, ByteBuf payload) {
        received(topic, payload);
    }

    /**
     * SUBACK.
     *
     * @param granted whether every topic of the subscription was granted
     */
    default void subscribed(boolean granted) {}
}
