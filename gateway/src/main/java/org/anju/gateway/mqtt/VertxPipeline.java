package org.anju.gateway.mqtt;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.VertxWrapper;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.internal.tls.SslContextProvider;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrafficShapingOptions;
import io.vertx.core.net.impl.NetServerInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives the MQTT server of Vert.x four handlers more per connection: one that takes plain publishes out of the stream before they are decoded
 * (docs/adr/0013), one that gathers what is written into few system calls and one that lets a user name pass that comes without a password
 * (docs/adr/0010), and one that ends connections which are slow to say who they are. One per port; its connections live on one event loop.
 */
final class VertxPipeline extends VertxWrapper {
    private static final int FLUSH_AFTER = 256;
    private static final String ENCODER = "mqttEncoder";
    private static final String DECODER = "mqttDecoder";

    private final int longestFrame;
    private final Duration connectWithin;
    private @Nullable FastLane speaking;

    /**
     * @param longestFrame bytes of a frame that may go the short way
     * @param connectWithin see {@link MqttSettings}
     */
    VertxPipeline(Vertx vertx, int longestFrame, Duration connectWithin) {
        super((VertxInternal) vertx);
        this.longestFrame = longestFrame;
        this.connectWithin = connectWithin;
    }

    /** The lane of the client whose CONNECT is in hand; only while it is, on the event loop. */
    FastLane lane() {
        FastLane lane = speaking;
        if (lane == null) {
            throw new IllegalStateException("no client is connecting");
        }
        return lane;
    }

    @Override
    public NetServerInternal createNetServer(NetServerOptions options) {
        return new Server(super.createNetServer(options), this);
    }

    private void extend(NetSocket socket) {
        ChannelPipeline pipeline =
                ((NetSocketInternal) socket).channelHandlerContext().pipeline();
        pipeline.addBefore(ENCODER, "fastLane", new FastLane(lane -> speaking = lane, longestFrame));
        pipeline.addBefore(ENCODER, "flushes", new FlushConsolidationHandler(FLUSH_AFTER, true));
        pipeline.addAfter(DECODER, "bareUserName", BareUserName.INSTANCE);
        pipeline.addAfter(DECODER, "connectDeadline", new ConnectDeadline(connectWithin));
    }

    private record Server(NetServerInternal server, VertxPipeline pipeline) implements NetServerInternal {
        @Override
        public NetServerInternal connectHandler(Handler<NetSocket> handler) {
            server.connectHandler(socket -> {
                handler.handle(socket);
                pipeline.extend(socket);
            });
            return this;
        }

        @Override
        public Handler<NetSocket> connectHandler() {
            return server.connectHandler();
        }

        @Override
        public NetServerInternal exceptionHandler(Handler<Throwable> handler) {
            server.exceptionHandler(handler);
            return this;
        }

        @Override
        public SslContextProvider sslContextProvider() {
            return server.sslContextProvider();
        }

        @Override
        public Future<NetServer> listen(ContextInternal context, SocketAddress address) {
            return server.listen(context, address);
        }

        @Override
        public Future<NetServer> listen() {
            return server.listen();
        }

        @Override
        public Future<NetServer> listen(SocketAddress address) {
            return server.listen(address);
        }

        @Override
        public Future<Void> shutdown(long timeout, TimeUnit unit) {
            return server.shutdown(timeout, unit);
        }

        @Override
        public int actualPort() {
            return server.actualPort();
        }

        @Override
        public Future<Boolean> updateSSLOptions(ServerSSLOptions options, boolean force) {
            return server.updateSSLOptions(options, force);
        }

        @Override
        public Future<Boolean> updateTrafficShapingOptions(TrafficShapingOptions options) {
            return server.updateTrafficShapingOptions(options);
        }

        @Override
        public boolean isMetricsEnabled() {
            return server.isMetricsEnabled();
        }
    }
}
