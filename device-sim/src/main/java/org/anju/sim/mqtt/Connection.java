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
import io.netty.handler.ssl.SslContext;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection for as long as it is wanted: {@link #open} keeps connecting with back-off until {@link #close},
 * {@link #cut} or {@link #freeze}. Opening, closing and the like may be asked from any thread; sending only from the connection's
 * event loop.
 */
public final class Connection {
    private static final int LARGEST_INBOUND = 512 * 1024;

    private final Transport transport;
    private final EventLoop loop;
    private final Endpoint endpoint;
    private final Backoff backoff;
    private final boolean lean;
    private final ConnectionListener listener;
    private Login login;
    private boolean wanted;
    private boolean frozen;
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
        this(transport, loop, endpoint, login, backoff, false, listener);
    }

    private Connection(
            Transport transport,
            EventLoop loop,
            Endpoint endpoint,
            Login login,
            Backoff backoff,
            boolean lean,
            ConnectionListener listener) {
        this.transport = transport;
        this.loop = loop;
        this.endpoint = endpoint;
        this.login = login;
        this.backoff = backoff;
        this.lean = lean;
        this.listener = listener;
    }

    /**
     * A connection that only publishes, at the least cost a message: it receives no messages, sends pings only when asked with
     * {@link #ping}, and leaves it to its owner to write much at once.
     */
    public static Connection lean(
            Transport transport,
            EventLoop loop,
            Endpoint endpoint,
            Login login,
            Backoff backoff,
            ConnectionListener listener) {
        return new Connection(transport, loop, endpoint, login, backoff, true, listener);
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

    /** Ends the connection as {@link #cut} does, and connects again after the usual wait. */
    public void drop() {
        onLoop(() -> {
            Channel live = channel;
            if (live != null) {
                var unused = live.close();
            }
        });
    }

    /** Leaves the socket open but neither reads nor writes it any more, as when the network between dies silently. */
    public void freeze() {
        onLoop(() -> {
            giveUp();
            frozen = true;
            up = false;
            Channel live = channel;
            if (live != null) {
                live.config().setAutoRead(false);
            }
        });
    }

    /** Ends the connection as {@link #drop} does, and connects with other credentials from now on. */
    public void use(Login other) {
        onLoop(() -> {
            login = other;
            failures = 0;
            Channel live = channel;
            if (live != null) {
                var unused = live.close();
            } else if (retry != null) {
                retry.cancel(false);
                attempt();
            }
        });
    }

    /** Keeps a quiet connection alive; event loop only. */
    public void ping() {
        write(Packets.bare(MqttMessageType.PINGREQ));
        flush();
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
        if (live != null && !frozen) {
            var unused = live.write(packet, live.voidPromise());
        } else {
            ReferenceCountUtil.release(packet);
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
        if (frozen) {
            frozen = false;
            Channel stale = channel;
            channel = null;
            if (stale != null) {
                var unused = stale.close();
            }
        }
        transport
                .bootstrap(loop)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel socket) {
                        equip(socket);
                    }
                })
                .connect(endpoint.host(), endpoint.port())
                .addListener((ChannelFutureListener) connected -> {
                    if (!connected.isSuccess()) {
                        failed(unreachable(connected.cause()));
                    }
                });
    }

    private void equip(SocketChannel socket) {
        SslContext tls = endpoint.tls();
        if (tls != null) {
            socket.pipeline().addLast(tls.newHandler(socket.alloc(), endpoint.host(), endpoint.port()));
        }
        int keepAliveS = endpoint.keepAliveS();
        socket.pipeline()
                .addLast(
                        new FlushConsolidationHandler(),
                        new IdleStateHandler(keepAliveS * 3 / 2, Math.max(1, keepAliveS * 3 / 4), 0),
                        MqttEncoder.INSTANCE,
                        new MqttDecoder(LARGEST_INBOUND),
                        new Inbound(this, endpoint, login, listener));
    }

    private static ConnectFailure unreachable(Throwable cause) {
        String words = String.valueOf(cause.getMessage());
        String plain = words.contains("refused") ? "connection refused" : words;
        return new ConnectFailure(ConnectFailure.Reason.UNREACHABLE, plain);
    }

    /** The TCP connection stands. False when it is not wanted any more. */
    boolean established(Channel live) {
        if (!wanted || frozen || channel != null) {
            return false;
        }
        channel = live;
        return true;
    }

    void accepted(int receiveMaximum) {
        up = true;
        failures = 0;
        Channel live = channel;
        if (lean && live != null) {
            live.pipeline().remove(FlushConsolidationHandler.class);
            live.pipeline().remove(IdleStateHandler.class);
            live.pipeline().replace(MqttDecoder.class, "acknowledgements", new AckReader(listener));
        }
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
