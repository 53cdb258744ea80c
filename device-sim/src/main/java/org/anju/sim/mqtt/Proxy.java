package org.anju.sim.mqtt;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.anju.sim.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Stands between devices and their gateway: every connection made to it becomes one to the target, every byte passes unchanged in both
 * directions at the pace of the slower side, and what devices publish is overheard. Devices speak plain TCP to it; towards the target it
 * speaks TLS where the endpoint says so.
 */
public final class Proxy implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 10_000;

    private final Transport transport;
    private final Endpoint target;
    private final Supplier<Ear> ears;
    private final Complaints complaints;
    private final AtomicInteger connections = new AtomicInteger();
    private @Nullable Channel listening;

    private Proxy(Transport transport, Endpoint target, Supplier<Ear> ears, Complaints complaints) {
        this.transport = transport;
        this.target = target;
        this.ears = ears;
        this.complaints = complaints;
    }

    /**
     * Starts to listen.
     *
     * @param ears makes the listener of one connection
     * @throws BadInputException when the address is taken or not ours
     */
    public static Proxy open(
            Transport transport, InetSocketAddress at, Endpoint target, Supplier<Ear> ears, Complaints complaints) {
        Proxy proxy = new Proxy(transport, target, ears, complaints);
        var bound = transport
                .listen(at, new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel device) {
                        proxy.join(device);
                    }
                })
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new BadInputException(
                    "cannot listen on " + at + " (" + bound.cause().getMessage() + "); give another --listen",
                    bound.cause());
        }
        proxy.listening = bound.channel();
        return proxy;
    }

    /** The port it listens on. */
    public int port() {
        Channel channel = listening;
        return channel == null ? 0 : ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Devices connected now. */
    public int connections() {
        return connections.get();
    }

    private void join(SocketChannel device) {
        if (connections.incrementAndGet() > MOST_CONNECTIONS) {
            connections.decrementAndGet();
            var unused = device.close();
            return;
        }
        device.closeFuture().addListener(closed -> connections.decrementAndGet());
        transport
                .bootstrap(device.eventLoop())
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel gateway) {
                        SslContext tls = target.tls();
                        if (tls != null) {
                            gateway.pipeline().addLast(tls.newHandler(gateway.alloc(), target.host(), target.port()));
                        }
                        gateway.pipeline().addLast(new Pass(device));
                        device.pipeline().addLast(new Overhearing(ears.get()), new Pass(gateway));
                    }
                })
                .connect(target.host(), target.port())
                .addListener((ChannelFutureListener) connected -> {
                    if (connected.isSuccess()) {
                        device.config().setAutoRead(true);
                    } else {
                        complaints.connection(
                                "a device",
                                new ConnectFailure(
                                        ConnectFailure.Reason.UNREACHABLE,
                                        String.valueOf(connected.cause().getMessage())));
                        var unused = device.close();
                    }
                });
    }

    /** Ends every connection and stops to listen. */
    @Override
    public void close() {
        Channel channel = listening;
        if (channel != null) {
            channel.close().awaitUninterruptibly();
        }
    }

    /** Passes what one side sends on to the other, and its end too. */
    private static final class Pass extends ChannelInboundHandlerAdapter {
        private final Channel other;

        Pass(Channel other) {
            this.other = other;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            var unused = other.write(bytes);
            if (!other.isWritable()) {
                context.channel().config().setAutoRead(false);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            other.flush();
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            other.config().setAutoRead(context.channel().isWritable());
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            other.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var unused = context.close();
        }
    }
}
