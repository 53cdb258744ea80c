package org.anju.sim.mqtt;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection for as long as it is wanted: {@link #open} keeps connecting with back-off until {@link #close} or
 * {@link #cut}. Opening, closing and cutting may be asked from any thread; sending only from the connection's event loop.
 */
public final class Connection {
    private static final int KEEP_ALIVE_S = 60;
    private static final int PING_AFTER_S = 45;
    private static final int SILENT_S = 90;
    private static final int LARGEST_INBOUND = 64 * 1024;

    private final Transport transport;
    private final EventLoop loop;
    private final Endpoint endpoint;
    private final Login login;
    private final Backoff backoff;
    private final ConnectionListener listener;
    private boolean wanted;
    private boolean up;
    private int failures;
    private @Nullable Channel channel;
    private @Nullable ScheduledFuture<?> retry;

    /** A connection that is not open yet, bound to {@code loop} for life. */
    public Connection(
            Transport transport,
            EventLoop loop,
            Endpoint endpoint,
            Login login,
            Backoff backoff,
            ConnectionListener listener) {
        this.transport = transport;
        this.loop = loop;
        this.endpoint = endpoint;
        this.login = login;
        this.backoff = backoff;
        this.listener = listener;
    }

    /** Starts connecting, and goes on until told otherwise. */
    public void open() {
        onLoop(() -> {
            if (!wanted) {
                wanted = true;
                attempt();
            }
        });
    }

    /** Ends the connection with a DISCONNECT, which suppresses the last will. */
    public void close() {
        onLoop(() -> {
            giveUp();
            Channel live = channel;
            if (live != null) {
                live.writeAndFlush(Packets.bare(MqttMessageType.DISCONNECT)).addListener(ChannelFutureListener.CLOSE);
            }
        });
    }

    /** Ends the connection as a pulled plug does: no DISCONNECT, so the last will is published. */
    public void cut() {
        onLoop(() -> {
            giveUp();
            Channel live = channel;
            if (live != null) {
                var unused = live.close();
            }
        });
    }

    /** True between CONNACK and the end of the connection; event loop only. */
    public boolean isUp() {
        return up;
    }

    /** The allocator for outgoing buffers; event loop only. */
    public ByteBufAllocator alloc() {
        Channel live = channel;
        return live == null ? ByteBufAllocator.DEFAULT : live.alloc();
    }

    /** Writes a packet (or ready-made bytes) without flushing; event loop only, while up. */
    public void write(Object packet) {
        Channel live = channel;
        if (live != null) {
            var unused = live.write(packet, live.voidPromise());
        }
    }

    /** False while the socket takes no more bytes; event loop only. */
    public boolean isWritable() {
        Channel live = channel;
        return up && live != null && live.isWritable();
    }

    /** Sends what was written; event loop only. */
    public void flush() {
        Channel live = channel;
        if (live != null) {
            live.flush();
        }
    }

    private void onLoop(Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            loop.execute(task);
        }
    }

    private void giveUp() {
        wanted = false;
        if (retry != null) {
            retry.cancel(false);
            retry = null;
        }
    }

    private void attempt() {
        retry = null;
        if (!wanted) {
            return;
        }
        Inbound inbound = new Inbound(this, endpoint, login, KEEP_ALIVE_S, listener);
        transport
                .bootstrap(loop)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel socket) {
                        socket.pipeline()
                                .addLast(
                                        new FlushConsolidationHandler(),
                                        new IdleStateHandler(SILENT_S, PING_AFTER_S, 0),
                                        MqttEncoder.INSTANCE,
                                        new MqttDecoder(LARGEST_INBOUND),
                                        inbound);
                    }
                })
                .connect(endpoint.host(), endpoint.port())
                .addListener((ChannelFutureListener) connected -> {
                    if (!connected.isSuccess()) {
                        failed(unreachable(connected.cause()));
                    }
                });
    }

    private static ConnectFailure unreachable(Throwable cause) {
        String words = String.valueOf(cause.getMessage());
        String plain = words.contains("refused") ? "connection refused" : words;
        return new ConnectFailure(ConnectFailure.Reason.UNREACHABLE, plain);
    }

    /** The TCP connection stands. False when it is not wanted any more. */
    boolean established(Channel live) {
        if (!wanted || channel != null) {
            return false;
        }
        channel = live;
        return true;
    }

    void accepted(int receiveMaximum) {
        up = true;
        failures = 0;
        listener.up(receiveMaximum);
    }

    void ended(Channel dead, ConnectFailure failure) {
        if (dead == channel) {
            failed(failure);
        }
    }

    private void failed(ConnectFailure failure) {
        channel = null;
        up = false;
        failures++;
        listener.down(wanted ? failure : new ConnectFailure(ConnectFailure.Reason.ENDED, "ended by us"));
        if (wanted) {
            long waitMs = backoff.waitMs(failures, ThreadLocalRandom.current());
            retry = loop.schedule(this::attempt, waitMs, TimeUnit.MILLISECONDS);
        }
    }
}
