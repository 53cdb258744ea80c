package org.anju.gateway.mqtt;

import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A port devices connect to.
 *
 * @param name short word for logs and errors, such as {@code mqtts}
 * @param host address to listen on
 * @param port number, 0 for any free one
 * @param webSocket whether MQTT is spoken inside a WebSocket
 * @param tls certificate and trust, null for a port without TLS
 */
public record MqttPort(
        String name,
        String host,
        int port,
        boolean webSocket,
        @Nullable Tls tls) {
    /**
     * TLS of a port.
     *
     * @param certificate what the port shows
     * @param clients checks the certificates of clients; null when none are asked for. A client may go without one
     */
    public record Tls(X509KeyManager certificate, @Nullable X509TrustManager clients) {}
}
