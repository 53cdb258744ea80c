package org.anju.sim.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.util.ReferenceCountUtil;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads along what one device sends, MQTT 3.1.1 or 5, without touching it. From the first packet that cannot be read on it hears
 * nothing more; the bytes pass all the same.
 */
final class Overhearing extends ChannelInboundHandlerAdapter {
    private static final int LARGEST_PACKET = 512 * 1024;
    private static final int MOST_ALIASES = 256;

    private final Ear ear;
    private final Map<Integer, String> aliases = new HashMap<>();
    private @Nullable EmbeddedChannel decoder = new EmbeddedChannel(new MqttDecoder(LARGEST_PACKET));

    Overhearing(Ear ear) {
        this.ear = ear;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        EmbeddedChannel reader = decoder;
        if (reader != null && bytes instanceof ByteBuf buffer) {
            reader.writeInbound(buffer.retainedDuplicate());
            for (Object packet = reader.readInbound(); packet != null; packet = reader.readInbound()) {
                try {
                    hear((MqttMessage) packet);
                } finally {
                    ReferenceCountUtil.release(packet);
                }
            }
        }
        context.fireChannelRead(bytes);
    }

    private void hear(MqttMessage packet) {
        if (packet.decoderResult().isFailure()) {
            ear.unreadable();
            forget();
        } else if (packet instanceof MqttConnectMessage connect) {
            String user = connect.payload().userName();
            ear.connect(connect.payload().clientIdentifier(), user == null ? "" : user);
        } else if (packet instanceof MqttPublishMessage publish) {
            String topic = topic(publish);
            if (!publish.fixedHeader().isDup() && !topic.isEmpty()) {
                ear.publish(topic, publish.payload());
            }
        }
    }

    private String topic(MqttPublishMessage publish) {
        String topic = publish.variableHeader().topicName();
        MqttProperties.MqttProperty<?> alias =
                publish.variableHeader().properties().getProperty(MqttProperties.TOPIC_ALIAS);
        if (alias == null) {
            return topic;
        }
        Integer number = (Integer) alias.value();
        if (topic.isEmpty()) {
            return aliases.getOrDefault(number, "");
        }
        if (aliases.size() < MOST_ALIASES || aliases.containsKey(number)) {
            aliases.put(number, topic);
        }
        return topic;
    }

    private void forget() {
        EmbeddedChannel reader = decoder;
        decoder = null;
        if (reader != null) {
            reader.finishAndReleaseAll();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        forget();
        context.fireChannelInactive();
    }
}
