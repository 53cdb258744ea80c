package org.anju.sim.mqtt;

/**
 * Who connects. By the contract client id and user name are both the device id.
 *
 * @param will whether the broker shall announce the device offline when its connection dies
 */
public record Login(String deviceId, String password, boolean will) {

    /** Topic of the retained presence message. */
    public String statusTopic() {
        return "anju/" + deviceId + "/status";
    }

    /** Never the password: records end up in logs. */
    @Override
    public String toString() {
        return "Login[" + deviceId + "]";
    }
}
