package org.anju.gateway.mqtt;

import java.time.Duration;

/**
 * How the listener works.
 *
 * @param maxPayloadBytes largest payload taken; a larger one ends the connection
 * @param maxInFlight unacknowledged publishes an MQTT 5 client may have (its receive maximum)
 * @param maxInFlightUntold the same for MQTT 3.1.1 clients, which cannot be told of a limit; more ends the connection
 * @param messagesPerSecond rate one device may keep up
 * @param burst messages one device may send at once on top of it
 * @param maxConnections connections at the same time
 * @param connectWithin how long a connection may take to say the whole of its CONNECT
 * @param maxKeepAlive longest time without a word from a client, one and a half times which ends its connection; MQTT 5 clients that ask
 *     for more are told
 * @param absence how long the connection of a device may be lost before it counts as offline
 * @param returnWithin how long after a start of the gateway a device may take to come back before it counts as offline
 */
public record MqttSettings(
        int maxPayloadBytes,
        int maxInFlight,
        int maxInFlightUntold,
        int messagesPerSecond,
        int burst,
        int maxConnections,
        Duration connectWithin,
        Duration maxKeepAlive,
        Duration absence,
        Duration returnWithin) {}
