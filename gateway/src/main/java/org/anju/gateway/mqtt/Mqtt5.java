package org.anju.gateway.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.MqttPublishMessage;
import org.anju.gateway.model.Device;

/** What MQTT 5 adds: properties read and written. */
final class Mqtt5 {
    private static final int VERSION = 5;
    private static final int HEADER_ROOM = 1024;

    private Mqtt5() {}

    static boolean isSpokenBy(MqttEndpoint endpoint) {
        return endpoint.protocolVersion() >= VERSION;
    }

    /** What an accepted client is told of the limits here. Sessions end with their connection: nothing is kept for an absent client. */
    static MqttProperties accepted(MqttEndpoint endpoint, Device device, MqttSettings settings) {
        MqttProperties properties = new MqttProperties();
        number(properties, MqttProperties.RECEIVE_MAXIMUM, settings.maxInFlight());
        number(properties, MqttProperties.MAXIMUM_PACKET_SIZE, settings.maxPayloadBytes() + HEADER_ROOM);
        number(properties, MqttProperties.TOPIC_ALIAS_MAXIMUM, TopicAliases.MAX);
        number(properties, MqttProperties.SESSION_EXPIRY_INTERVAL, 0);
        number(properties, MqttProperties.WILDCARD_SUBSCRIPTION_AVAILABLE, 0);
        number(properties, MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE, 0);
        number(properties, MqttProperties.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0);
        int offered = endpoint.keepAliveTimeSeconds();
        int holds = KeepAlive.effective(offered, settings.maxKeepAlive());
        if (holds != offered) {
            number(properties, MqttProperties.SERVER_KEEP_ALIVE, holds);
        }
        if (endpoint.clientIdentifier() == null || endpoint.clientIdentifier().isEmpty()) {
            properties.add(new MqttProperties.StringProperty(
                    MqttProperties.ASSIGNED_CLIENT_IDENTIFIER, device.id().value()));
        }
        return properties;
    }

    private static void number(MqttProperties properties, int id, int value) {
        properties.add(new MqttProperties.IntegerProperty(id, value));
    }

    /** A reason for people. */
    static MqttProperties reason(String text) {
        MqttProperties properties = new MqttProperties();
        properties.add(new MqttProperties.StringProperty(MqttProperties.REASON_STRING, text));
        return properties;
    }

    /** The content type of a publish, empty when it has none. */
    static String contentType(MqttPublishMessage message) {
        MqttProperties properties = message.properties();
        MqttProperties.MqttProperty<?> property =
                properties == null ? null : properties.getProperty(MqttProperties.CONTENT_TYPE);
        return property == null ? "" : String.valueOf(property.value());
    }
}
