package org.anju.gateway.mqtt;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.vertx.mqtt.MqttEndpoint;

/** Takes the connections of clients that are no devices. Called on the listener's event loop; must not block. */
public interface GuestDoor {
    /** Nobody but devices. */
    GuestDoor NOBODY = new GuestDoor() {
        @Override
        public boolean isGuest(String username) {
            return false;
        }

        @Override
        public void connected(MqttEndpoint endpoint) {
            endpoint.reject(MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED);
        }
    };

    /** Whether a user name is that of such a client; it can never be a device's. */
    boolean isGuest(String username);

    /** Accepts or rejects the client, whose password is not yet checked. */
    void connected(MqttEndpoint endpoint);
}
