package org.anju.bench;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;

/** The limit of the listener: a Vert.x MQTT server that does nothing but acknowledge. */
final class BareServer {
    private static final int BACKLOG = 16_384;

    private BareServer() {}

    /** Serves on the loopback port in the first argument until killed. */
    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        MqttServerOptions options = new MqttServerOptions();
        options.setHost("127.0.0.1");
        options.setPort(Integer.parseInt(args[0]));
        options.setTcpNoDelay(true);
        options.setAcceptBacklog(BACKLOG);
        MqttServer.create(vertx, options)
                .endpointHandler(endpoint -> {
                    endpoint.publishAutoAck(false);
                    endpoint.publishHandler(message -> {
                        if (message.qosLevel() == MqttQoS.AT_LEAST_ONCE) {
                            endpoint.publishAcknowledge(message.messageId());
                        }
                    });
                    endpoint.accept(false);
                })
                .listen()
                .onSuccess(server -> Lab.say("ready " + server.actualPort()))
                .onFailure(failure -> Lab.say("failed " + failure));
    }
}
