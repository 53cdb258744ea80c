package org.anju.sim.mqtt;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.anju.sim.mqtt.ConnectFailure.Reason;
import org.jspecify.annotations.Nullable;

/** The receiving end of one attempt to connect: the handshake, then acknowledgements, messages and pings. */
final class Inbound extends SimpleChannelInboundHandler<MqttMessage> {
    private static final int HANDSHAKE_TIMEOUT_S = 10;
    private static final int RECEIVE_MAXIMUM_UNSTATED = 65_535;
    private static final int FIRST_REFUSAL = 0x80;

    private final Connection connection;
    private final Endpoint endpoint;
    private final Login login;
    private final ConnectionListener listener;
    private @Nullable ScheduledFuture<?> handshakeTimeout;
    private @Nullable ConnectFailure failure;
    private boolean accepted;

    Inbound(Connection connection, Endpoint endpoint, Login login, ConnectionListener listener) {
        super(MqttMessage.class);
        this.connection = connection;
        this.endpoint = endpoint;
        this.login = login;
        this.listener = listener;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (!connection.established(context.channel())) {
            var unused = context.close();
            return;
        }
        var unused = context.writeAndFlush(Packets.connect(endpoint, login));
        handshakeTimeout = context.executor()
                .schedule(
                        () -> fail(context, Reason.UNREACHABLE, "no CONNACK within " + HANDSHAKE_TIMEOUT_S + " s"),
                        HANDSHAKE_TIMEOUT_S,
                        TimeUnit.SECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
        if (message.decoderResult().isFailure()) {
            fail(
                    context,
                    Reason.LOST,
                    "undecodable packet: " + message.decoderResult().cause());
            return;
        }
        switch (message.fixedHeader().messageType()) {
            case CONNACK -> handshake(context, (MqttConnAckMessage) message);
            case PUBACK -> acknowledge(message);
            case PUBLISH -> receive(context, (MqttPublishMessage) message);
            case SUBACK -> listener.subscribed(isGranted((MqttSubAckMessage) message));
            case DISCONNECT -> fail(context, Reason.LOST, "the gateway said DISCONNECT" + reasonOf(message));
            default -> {}
        }
    }

    private void handshake(ChannelHandlerContext context, MqttConnAckMessage message) {
        cancelTimeout();
        MqttConnectReturnCode code = message.variableHeader().connectReturnCode();
        if (code != MqttConnectReturnCode.CONNECTION_ACCEPTED) {
            fail(context, Reason.REFUSED, "CONNACK 0x%02X %s".formatted(code.byteValue() & 0xFF, words(code)));
            return;
        }
        accepted = true;
        MqttProperties.MqttProperty<?> stated =
                message.variableHeader().properties().getProperty(MqttProperties.RECEIVE_MAXIMUM);
        connection.accepted(stated == null ? RECEIVE_MAXIMUM_UNSTATED : (Integer) stated.value());
    }

    private static String words(MqttConnectReturnCode code) {
        return code.name()
                .replace("CONNECTION_REFUSED_", "")
                .replace("_5", "")
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT);
    }

    private void acknowledge(MqttMessage message) {
        MqttMessageIdVariableHeader header = (MqttMessageIdVariableHeader) message.variableHeader();
        int reasonCode = header instanceof MqttPubReplyMessageVariableHeader reply ? reply.reasonCode() & 0xFF : 0;
        listener.acknowledged(header.messageId(), reasonCode);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (accepted) {
            listener.read();
        }
        context.fireChannelReadComplete();
    }

    private void receive(ChannelHandlerContext context, MqttPublishMessage message) {
        if (message.fixedHeader().isRetain()) {
            listener.receivedStored(message.variableHeader().topicName(), message.payload());
        } else {
            listener.received(message.variableHeader().topicName(), message.payload());
        }
        if (message.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE) {
            var unused = context.writeAndFlush(
                    Packets.puback(message.variableHeader().packetId()));
        }
    }

    private static boolean isGranted(MqttSubAckMessage message) {
        return message.payload().reasonCodes().stream().allMatch(code -> code < FIRST_REFUSAL);
    }

    private static String reasonOf(MqttMessage message) {
        return message.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header
                ? " 0x%02X".formatted(header.reasonCode() & 0xFF)
                : "";
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (!(event instanceof IdleStateEvent idle)) {
            super.userEventTriggered(context, event);
        } else if (idle.state() == IdleState.READER_IDLE) {
            fail(context, Reason.LOST, "no answer to pings");
        } else if (accepted) {
            var unused = context.writeAndFlush(Packets.bare(MqttMessageType.PINGREQ));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancelTimeout();
        if (failure == null) {
            failure = accepted
                    ? new ConnectFailure(Reason.LOST, "connection closed")
                    : new ConnectFailure(Reason.UNREACHABLE, "closed before CONNACK");
        }
        connection.ended(context.channel(), failure);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(context, accepted ? Reason.LOST : Reason.UNREACHABLE, String.valueOf(cause.getMessage()));
    }

    private void fail(ChannelHandlerContext context, Reason reason, String detail) {
        if (failure == null) {
            failure = new ConnectFailure(reason, detail);
        }
        var unused = context.close();
    }

    private void cancelTimeout() {
        if (handshakeTimeout != null) {
            handshakeTimeout.cancel(false);
        }
    }
}
