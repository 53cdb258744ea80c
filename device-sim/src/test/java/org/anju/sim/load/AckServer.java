package org.anju.sim.load;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.net.InetAddress;
import java.util.List;

/**
 * An MQTT listener that lets everybody in and acknowledges everything at once: what the load generator's own cost is measured
 * against. It has a {@code main} so that it can run as a process of its own.
 */
final class AckServer implements AutoCloseable {
    private static final int CONNECT = 1;
    private static final int PUBLISH = 3;
    private static final int PINGREQ = 12;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final Channel channel;

    AckServer(int port) throws InterruptedException {
        channel = new ServerBootstrap()
                .group(loops)
                .channel(EpollServerSocketChannel.class)
                .option(io.netty.channel.ChannelOption.SO_BACKLOG, 4_096)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel child) {
                        child.pipeline().addLast(new Reader());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), port)
                .sync()
                .channel();
    }

    int port() {
        return ((java.net.InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public void close() {
        var unused = loops.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS);
    }

    public static void main(String[] arguments) throws InterruptedException {
        AckServer server = new AckServer(Integer.parseInt(arguments[0]));
        System.out.println("listening on " + server.port());
        server.channel.closeFuture().sync();
    }

    private static final class Reader extends ByteToMessageDecoder {
        private boolean mqtt5;

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
            ByteBuf answer = null;
            while (in.readableBytes() >= 2) {
                int start = in.readerIndex();
                int length = 0;
                int shift = 0;
                int at = start + 1;
                boolean whole = false;
                while (at < in.writerIndex() && !whole) {
                    int octet = in.getUnsignedByte(at++);
                    length |= (octet & 0x7F) << shift;
                    shift += 7;
                    whole = octet < 0x80;
                }
                if (!whole || in.writerIndex() - at < length) {
                    break;
                }
                answer = answer == null ? context.alloc().ioBuffer(256) : answer;
                int head = in.getUnsignedByte(start);
                switch (head >> 4) {
                    case CONNECT -> {
                        mqtt5 = in.getUnsignedByte(at + 6) == 5;
                        answer.writeBytes(Unpooled.wrappedBuffer(
                                mqtt5 ? new byte[] {0x20, 3, 0, 0, 0} : new byte[] {0x20, 2, 0, 0}));
                    }
                    case PUBLISH -> {
                        if ((head >> 1 & 3) == 1) {
                            int topic = in.getUnsignedShort(at);
                            answer.writeShort(0x4002).writeShort(in.getUnsignedShort(at + 2 + topic));
                        }
                    }
                    case PINGREQ -> answer.writeShort(0xD000);
                    default -> {}
                }
                in.readerIndex(at + length);
            }
            if (answer != null) {
                var unused = context.writeAndFlush(answer);
            }
        }
    }
}
