package org.anju.sim.mqtt;

import io.netty.buffer.ByteBuf;

/** Told what one device says through a {@link Proxy}. Called on its event loop; must not block. */
public interface Ear {

    /** The device signs in; the user name may be a secret. */
    void connect(String clientId, String user);

    /** It publishes, and not for a second time; {@code payload} is valid during the call only. */
    void publish(String topic, ByteBuf payload);

    /** What it sends cannot be read as MQTT, or is larger than 512 KiB: nothing more will be heard of this connection. */
    void unreadable();
}
