package org.anju.gateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How devices come in.
 *
 * @param host address of the ports without TLS
 * @param port MQTT over TCP
 * @param webSocketPort MQTT over WebSocket, null for none
 * @param tls ports with TLS, null for none
 * @param links brokers to take messages from
 */
public record MqttConfig(
        String host,
        int port,
        @Nullable Integer webSocketPort,
        @Nullable Tls tls,
        int maxPayloadBytes,
        int maxInFlight,
        int maxInFlightUntold,
        int messagesPerSecond,
        int burst,
        int maxConnections,
        Duration maxKeepAlive,
        Duration absence,
        Duration returnWithin,
        List<Link> links) {

    /**
     * Ports with TLS.
     *
     * @param certificate PEM file with the server's certificate and those that lead to its authority
     * @param key PEM file with its private key
     * @param clientAuthorities PEM file with the authorities of device certificates, null when devices have none
     * @param webSocketPort MQTT over WebSocket over TLS, null for none
     */
    public record Tls(
            String host,
            int port,
            @Nullable Integer webSocketPort,
            Path certificate,
            Path key,
            @Nullable Path clientAuthorities) {}

    /**
     * A broker whose messages are taken in.
     *
     * @param id short word for logs, metrics and client id
     * @param url {@code tcp://host:1883} or {@code ssl://host:8883}
     * @param user empty for none
     * @param password never log it
     * @param authorities PEM file with the authorities of the broker's certificate, null for those of the Java runtime
     * @param group name of the shared subscription
     * @param sessionExpiry how long the broker keeps messages while the gateway is away
     * @param areas areas whose devices may speak through this broker; with {@code compounds} empty as well, all may
     * @param compounds compounds whose devices may speak through this broker
     */
    public record Link(
            String id,
            String url,
            String user,
            String password,
            @Nullable Path authorities,
            String group,
            Duration sessionExpiry,
            Set<String> areas,
            Set<String> compounds) {
        @Override
        public String toString() {
            return "Link[" + id + ", " + url + "]";
        }
    }
}
