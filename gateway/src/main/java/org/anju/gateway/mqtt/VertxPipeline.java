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

/**
 * Gives the MQTT server of Vert.x three handlers more per connection: one that lets a user name pass that comes without a password, one that
 * gathers what is written into few system calls (docs/adr/0010), and one that ends connections which are slow to say who they are.
 */
final class VertxPipeline extends VertxWrapper {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int FLUSH_AFTER = 256;
    private static final String DECODER = "mqttDecoder";

    VertxPipeline(Vertx vertx) {
        super((VertxInternal) vertx);
    }

    @Override
    public NetServerInternal createNetServer(NetServerOptions options) {
        return new Server(super.createNetServer(options));
    }

    private static void extend(NetSocket socket) {
        ChannelPipeline pipeline =
                ((NetSocketInternal) socket).channelHandlerContext().pipeline();
        pipeline.addFirst(new FlushConsolidationHandler(FLUSH_AFTER, true));
        pipeline.addAfter(DECODER, "bareUserName", BareUserName.INSTANCE);
        pipeline.addAfter(DECODER, "connectDeadline", new ConnectDeadline(PATIENCE));
    }

    private record Server(NetServerInternal server) implements NetServerInternal {
        @Override
        public NetServerInternal connectHandler(Handler<NetSocket> handler) {
            server.connectHandler(socket -> {
                handler.handle(socket);
                extend(socket);
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
