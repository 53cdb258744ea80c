package org.anju.sim.mqtt;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/** The event loops all connections share: two at most, epoll where the system has it. */
public final class Transport implements AutoCloseable {
    private static final int MOST_LOOPS = 2;
    private static final int CONNECT_TIMEOUT_MS = 5_000;

    private final EventLoopGroup loops;
    private final Class<? extends SocketChannel> channel;
    private final int loopCount;

    public Transport() {
        int count = Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors());
        this.loopCount = count;
        boolean epoll = Epoll.isAvailable();
        this.loops = new MultiThreadIoEventLoopGroup(
                count,
                new DefaultThreadFactory("sim-loop", true),
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        this.channel = epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    /** The next loop, in turn. A connection stays on its loop for life. */
    public EventLoop nextLoop() {
        return loops.next();
    }

    /** Event loops, and so cores that can be used. */
    public int loopCount() {
        return loopCount;
    }

    Bootstrap bootstrap(EventLoop loop) {
        return new Bootstrap()
                .group(loop)
                .channel(channel)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS);
    }

    /** Stops the loops and waits for them. */
    @Override
    public void close() {
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
