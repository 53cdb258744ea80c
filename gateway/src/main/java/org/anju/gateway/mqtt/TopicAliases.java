package org.anju.gateway.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.vertx.mqtt.messages.MqttPublishMessage;
import org.jspecify.annotations.Nullable;

/** The topic aliases of one MQTT 5 connection (MQTT 5.0, 3.3.2.3.4). */
final class TopicAliases {
    static final int MAX = 16;

    private final @Nullable String[] topics = new @Nullable String[MAX + 1];

    /** The topic a message is for, or null when its alias is not known or out of range. */
    @Nullable
    String resolve(MqttPublishMessage message) {
        MqttProperties properties = message.properties();
        MqttProperties.MqttProperty<?> property =
                properties == null ? null : properties.getProperty(MqttProperties.TOPIC_ALIAS);
        if (property == null) {
            return message.topicName();
        }
        int alias = (Integer) property.value();
        if (alias < 1 || alias > MAX) {
            return null;
        }
        if (!message.topicName().isEmpty()) {
            topics[alias] = message.topicName();
        }
        return topics[alias];
    }
}
