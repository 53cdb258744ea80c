package org.anju.gateway.mqtt;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;

/**
 * Gives a CONNECT that has a user name and no password an empty password. Devices that sign in with an access token send it so, and the
 * MQTT server of Vert.x hides such a user name.
 */
@ChannelHandler.Sharable
final class BareUserName extends ChannelInboundHandlerAdapter {
    static final BareUserName INSTANCE = new BareUserName();

    private BareUserName() {}

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        context.fireChannelRead(
                message instanceof MqttConnectMessage connect && isBare(connect) ? withPassword(connect) : message);
    }

    private static boolean isBare(MqttConnectMessage connect) {
        return connect.decoderResult().isSuccess()
                && connect.variableHeader().hasUserName()
                && !connect.variableHeader().hasPassword();
    }

    private static MqttConnectMessage withPassword(MqttConnectMessage connect) {
        MqttConnectVariableHeader header = connect.variableHeader();
        MqttConnectPayload payload = connect.payload();
        return new MqttConnectMessage(
                connect.fixedHeader(),
                new MqttConnectVariableHeader(
                        header.name(),
                        header.version(),
                        true,
                        true,
                        header.isWillRetain(),
                        header.willQos(),
                        header.isWillFlag(),
                        header.isCleanSession(),
                        header.keepAliveTimeSeconds(),
                        header.properties()),
                new MqttConnectPayload(
                        payload.clientIdentifier(),
                        payload.willProperties(),
                        payload.willTopic(),
                        payload.willMessageInBytes(),
                        payload.userName(),
                        new byte[0]));
    }
}
