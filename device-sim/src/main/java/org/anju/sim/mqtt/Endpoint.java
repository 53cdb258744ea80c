package org.anju.sim.mqtt;

import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.handler.ssl.SslContext;
import org.jspecify.annotations.Nullable;

/**
 * Where the gateway or broker listens and how to speak to it.
 *
 * @param tls what to trust, null for plain TCP
 * @param keepAliveS MQTT keep alive of every connection, seconds, 2 or more
 */
public record Endpoint(
        String host,
        int port,
        MqttVersion version,
        @Nullable SslContext tls,
        int keepAliveS) {
    private static final int KEEP_ALIVE_S = 60;

    /** Plain TCP with a keep alive of a minute. */
    public Endpoint(String host, int port, MqttVersion version) {
        this(host, port, version, null, KEEP_ALIVE_S);
    }

    /** The same with another keep alive. */
    public Endpoint withKeepAlive(int seconds) {
        return new Endpoint(host, port, version, tls, seconds);
    }

    /** True for MQTT 5, where acknowledgements carry reason codes. */
    public boolean isMqtt5() {
        return version == MqttVersion.MQTT_5;
    }

    @Override
    public String toString() {
        return (tls == null ? "" : "mqtts://") + host + ":" + port;
    }
}
