package org.anju.sim.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Builds the MQTT packets a device sends. */
public final class Packets {
    private static final byte[] OFFLINE = "{\"online\":false}".getBytes(StandardCharsets.UTF_8);

    private Packets() {}

    static MqttConnectMessage connect(Endpoint endpoint, Login login) {
        MqttMessageBuilders.ConnectBuilder connect = MqttMessageBuilders.connect()
                .protocolVersion(endpoint.version())
                .clientId(login.clientId())
                .cleanSession(true)
                .keepAlive(endpoint.keepAliveS());
        if (!login.user().isEmpty()) {
            connect.hasUser(true).username(login.user());
        }
        String password = login.password();
        if (password != null) {
            connect.hasPassword(true).password(password.getBytes(StandardCharsets.UTF_8));
        }
        String willTopic = login.willTopic();
        if (willTopic != null) {
            connect.willFlag(true)
                    .willQoS(MqttQoS.AT_LEAST_ONCE)
                    .willRetain(true)
                    .willTopic(willTopic)
                    .willMessage(OFFLINE);
        }
        return connect.build();
    }

    /** A QoS 1 publish; the payload's reference passes to the packet. */
    public static MqttPublishMessage publish(
            String topic, ByteBuf payload, int packetId, boolean retain, boolean again) {
        return new MqttPublishMessage(
                new MqttFixedHeader(MqttMessageType.PUBLISH, again, MqttQoS.AT_LEAST_ONCE, retain, 0),
                new MqttPublishVariableHeader(topic, packetId),
                payload);
    }

    /** A QoS 1 subscription to one topic. */
    public static MqttSubscribeMessage subscribe(String topic, int packetId) {
        return subscribe(List.of(topic), packetId);
    }

    /** A QoS 1 subscription to several topics. */
    public static MqttSubscribeMessage subscribe(List<String> topics, int packetId) {
        MqttMessageBuilders.SubscribeBuilder subscribe =
                MqttMessageBuilders.subscribe().messageId(packetId);
        topics.forEach(topic -> subscribe.addSubscription(MqttQoS.AT_LEAST_ONCE, topic));
        return subscribe.build();
    }

    static MqttMessage puback(int packetId) {
        return MqttMessageBuilders.pubAck().packetId(packetId).build();
    }

    static MqttMessage bare(MqttMessageType type) {
        return new MqttMessage(new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0));
    }
}
