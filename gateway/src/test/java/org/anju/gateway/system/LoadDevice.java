package org.anju.gateway.system;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPubAckMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A lamp that numbers its readings from 0 and sends each until it is acknowledged. Number {@code n} has time {@code firstMs + n} and value
 * {@code n / 2}. Speaks MQTT 3.1.1. Lives on the one event loop of its group.
 */
final class LoadDevice {
    static final String FIELD = "energy_kwh";

    private static final int WINDOW = 50;
    private static final int PACKET_IDS = 65_535;
    private static final int MAX_BYTES = 4096;
    private static final long RECONNECT_MS = 50;
    private static final int KEEP_ALIVE_S = 60;

    private final EventLoopGroup loop;
    private final int port;
    private final String id;
    private final long firstMs;
    private final Runnable onAcknowledged;
    private final TreeSet<Integer> waiting = new TreeSet<>();
    private final BitSet acknowledged = new BitSet();
    private @Nullable Channel connection;
    private int next;
    private boolean closing;

    LoadDevice(EventLoopGroup loop, int port, String id, long firstMs, Runnable onAcknowledged) {
        this.loop = loop;
        this.port = port;
        this.id = id;
        this.firstMs = firstMs;
        this.onAcknowledged = onAcknowledged;
    }

    static double value(int number) {
        return number / 2.0;
    }

    String id() {
        return id;
    }

    /** How many readings were sent at least once. */
    int sent() {
        return next;
    }

    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    BitSet acknowledged() {
        return acknowledged;
    }

    void connect() {
        if (closing) {
            return;
        }
        var unused = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new MqttDecoder(MAX_BYTES), MqttEncoder.INSTANCE, new Session());
                    }
                })
                .connect("127.0.0.1", port)
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        reconnect();
                    }
                });
    }

    private void reconnect() {
        connection = null;
        if (!closing) {
            var unused = loop.schedule(this::connect, RECONNECT_MS, TimeUnit.MILLISECONDS);
        }
    }

    boolean isConnected() {
        return connection != null;
    }

    /** Loses its connection without a word, and connects again. */
    void drop() {
        if (connection != null) {
            var unused = connection.close();
        }
    }

    /** Sends the next reading if it is connected and its window has room. */
    void send() {
        if (connection != null && waiting.size() < WINDOW) {
            waiting.add(next);
            write(connection, next, false);
            next++;
        }
    }

    void close() {
        closing = true;
        if (connection != null) {
            var unused = connection.close();
        }
    }

    private void write(Channel channel, int number, boolean again) {
        String payload = "{\"ts\":" + (firstMs + number) + ",\"values\":{\"" + FIELD + "\":" + value(number) + "}}";
        MqttPublishMessage message = MqttMessageBuilders.publish()
                .topicName("anju/" + id + "/telemetry")
                .messageId(packetId(number))
                .qos(MqttQoS.AT_LEAST_ONCE)
                .payload(Unpooled.wrappedBuffer(payload.getBytes(StandardCharsets.UTF_8)))
                .build();
        var unused = channel.writeAndFlush(again ? duplicate(message) : message);
    }

    private static MqttPublishMessage duplicate(MqttPublishMessage message) {
        return new MqttPublishMessage(
                new MqttFixedHeader(
                        message.fixedHeader().messageType(),
                        true,
                        message.fixedHeader().qosLevel(),
                        false,
                        message.fixedHeader().remainingLength()),
                message.variableHeader(),
                message.payload());
    }

    private static int packetId(int number) {
        return 1 + number % PACKET_IDS;
    }

    private void settle(int packetId) {
        for (int number : waiting) {
            if (packetId(number) == packetId) {
                waiting.remove(number);
                acknowledged.set(number);
                onAcknowledged.run();
                return;
            }
        }
        throw new AssertionError(id + ": packet " + packetId + " was acknowledged and never sent");
    }

    private final class Session extends SimpleChannelInboundHandler<MqttMessage> {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            var unused = context.writeAndFlush(MqttMessageBuilders.connect()
                    .clientId(id)
                    .username(id)
                    .password(SmallEstate.password(id).getBytes(StandardCharsets.UTF_8))
                    .protocolVersion(MqttVersion.MQTT_3_1_1)
                    .cleanSession(true)
                    .keepAlive(KEEP_ALIVE_S)
                    .build());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
            if (message instanceof MqttPubAckMessage receipt) {
                settle(receipt.variableHeader().messageId());
            } else if (message instanceof MqttConnAckMessage answer) {
                if (answer.variableHeader().connectReturnCode() != MqttConnectReturnCode.CONNECTION_ACCEPTED) {
                    throw new AssertionError(
                            id + " is refused: " + answer.variableHeader().connectReturnCode());
                }
                connection = context.channel();
                waiting.forEach(number -> write(context.channel(), number, true));
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            reconnect();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var unused = context.close();
        }
    }
}
