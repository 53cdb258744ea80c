package org.anju.gateway.mqtt;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection that has not said the whole of its CONNECT in time. Bytes that trickle in win it nothing: a client could otherwise hold
 * thousands of connections open at the price of a byte now and then. After CONNECT the keep-alive does the same for what follows.
 */
final class ConnectDeadline extends ChannelInboundHandlerAdapter {
    private final Duration patience;
    private @Nullable ScheduledFuture<?> deadline;

    ConnectDeadline(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        deadline = context.executor().schedule(() -> end(context), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof MqttConnectMessage) {
            cancel();
            context.pipeline().remove(this);
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancel();
        context.fireChannelInactive();
    }

    private static void end(ChannelHandlerContext context) {
        var unused = context.close();
    }

    private void cancel() {
        ScheduledFuture<?> running = deadline;
        if (running != null) {
            running.cancel(false);
            deadline = null;
        }
    }
}
