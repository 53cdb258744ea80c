package org.anju.sim.mqtt;

import io.netty.handler.codec.mqtt.MqttVersion;

/** Where the gateway or broker listens and which MQTT version to speak. */
public record Endpoint(String host, int port, MqttVersion version) {

    /** True for MQTT 5, where acknowledgements carry reason codes. */
    public boolean isMqtt5() {
        return version == MqttVersion.MQTT_5;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
