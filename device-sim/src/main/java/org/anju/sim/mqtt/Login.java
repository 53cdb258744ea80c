package org.anju.sim.mqtt;

import org.jspecify.annotations.Nullable;

/**
 * Who connects.
 *
 * @param clientId MQTT client id
 * @param user user name; by the native contract the device id, by ThingsBoard's the access token; empty for nobody
 * @param password null for none
 * @param willTopic where the broker shall announce the device offline when its connection dies, null for nowhere
 */
public record Login(
        String clientId,
        String user,
        @Nullable String password,
        @Nullable String willTopic) {

    /** The same client with another password. */
    public Login withPassword(String other) {
        return new Login(clientId, user, other, willTopic);
    }

    /** Never the password, nor the user name, which may be a token: records end up in logs. */
    @Override
    public String toString() {
        return "Login[" + clientId + "]";
    }
}
