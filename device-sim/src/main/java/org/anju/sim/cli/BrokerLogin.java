package org.anju.sim.cli;

import org.anju.sim.mqtt.Login;

/** Who signs in on a broker on behalf of everybody: {@code ANJU_MQTT_USER} and {@code ANJU_MQTT_PASSWORD}, or nobody. */
final class BrokerLogin {
    private BrokerLogin() {}

    static Login ofEnvironment(String clientId) {
        String user = System.getenv("ANJU_MQTT_USER");
        return new Login(clientId, user == null ? "" : user, System.getenv("ANJU_MQTT_PASSWORD"), null);
    }
}
