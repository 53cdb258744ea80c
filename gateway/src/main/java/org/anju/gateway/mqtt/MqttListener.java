package org.anju.gateway.mqtt;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttAuth;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.util.Collection;
import java.util.function.Supplier;
import org.anju.gateway.estate.Credential;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.intake.Intake;
import org.anju.gateway.intake.Stamp;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.metrics.MqttMeters;
import org.anju.gateway.model.Device;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The built-in MQTT server. It serves devices only: each may publish and subscribe under its own id, and nothing is routed between clients.
 * All connections live on one event loop; nothing on it blocks.
 */
public final class MqttListener {
    private static final Logger LOG = LoggerFactory.getLogger(MqttListener.class);
    private static final int MQTT_5 = 5;
    private static final int BACKLOG = 16_384;
    /** Room for a payload over the limit to arrive, so that its sender can be told why it is disconnected. */
    private static final int OVERSIZE_ROOM = 1024 * 1024;

    private static final int CONNECT_WITHIN_S = 10;

    private final Vertx vertx;
    private final MqttSettings settings;
    private final EstateRegistry estate;
    private final Intake intake;
    private final Sessions sessions;
    private final MqttMeters meters;
    private final Supplier<Collection<Device>> expected;
    private final Context loop;
    private final Acknowledgements acknowledgements;
    private @Nullable MqttServer server;
    private int connections;

    /**
     * @param expected devices whose presence is not known since the gateway started
     */
    public MqttListener(
            Vertx vertx,
            MqttSettings settings,
            EstateRegistry estate,
            Intake intake,
            Journal journal,
            Stamp stamp,
            Supplier<Collection<Device>> expected,
            MqttMeters meters) {
        this.vertx = vertx;
        this.settings = settings;
        this.estate = estate;
        this.intake = intake;
        this.sessions = new Sessions(vertx, journal, stamp);
        this.expected = expected;
        this.meters = meters;
        this.loop = vertx.getOrCreateContext();
        this.acknowledgements = new Acknowledgements(loop);
        meters.connections(sessions::size);
    }

    /** Opens the port. Fails with the bind error when it is taken. */
    public Future<Void> start() {
        Promise<Void> started = Promise.promise();
        loop.runOnContext(nothing -> {
            MqttServerOptions options = new MqttServerOptions();
            options.setHost(settings.host());
            options.setPort(settings.port());
            options.setMaxMessageSize(settings.maxPayloadBytes() + OVERSIZE_ROOM);
            options.setTimeoutOnConnect(CONNECT_WITHIN_S);
            options.setAutoClientId(false);
            options.setTcpNoDelay(true);
            options.setAcceptBacklog(BACKLOG);
            server = MqttServer.create(vertx, options)
                    .endpointHandler(this::connected)
                    .exceptionHandler(
                            error -> LOG.debug("a connection failed before it was accepted: {}", error.toString()));
            server.listen().<Void>mapEmpty().onComplete(started);
        });
        vertx.setTimer(Math.max(1, settings.returnWithin().toMillis()), timer -> sessions.missing(expected.get()));
        return started.future();
    }

    /** The port in use, once started. */
    public int port() {
        MqttServer running = server;
        return running == null ? settings.port() : running.actualPort();
    }

    /** Sends a command to a device that is connected here and has subscribed to its commands; false otherwise. From any thread. */
    public boolean command(Device device, byte[] payload) {
        Connection connection = sessions.of(device.id().value());
        return connection != null && connection.command(payload);
    }

    private void connected(MqttEndpoint endpoint) {
        if (connections >= settings.maxConnections()) {
            refuse(
                    endpoint,
                    "too_many",
                    MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE,
                    MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_BUSY);
            return;
        }
        MqttAuth auth = endpoint.auth();
        Device device = auth == null || auth.getUsername() == null || auth.getPassword() == null
                ? null
                : estate.authenticate(auth.getUsername(), new Credential(Credential.Type.PASSWORD, auth.getPassword()));
        if (device == null) {
            LOG.info(
                    "refused {} from {}: unknown device or wrong credential; import the device or correct its password",
                    auth == null ? "a client without user name" : "'" + shown(auth.getUsername()) + "'",
                    endpoint.remoteAddress());
            refuse(
                    endpoint,
                    "bad_credential",
                    MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD,
                    MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD);
            return;
        }
        connections++;
        Connection connection = new Connection(
                endpoint,
                device,
                sessions.nextEpoch(),
                settings,
                intake,
                sessions,
                acknowledgements,
                meters,
                () -> connections--);
        connection.open();
        meters.accepted();
    }

    private void refuse(
            MqttEndpoint endpoint, String reason, MqttConnectReturnCode older, MqttConnectReturnCode mqtt5) {
        meters.refused(reason);
        endpoint.reject(endpoint.protocolVersion() >= MQTT_5 ? mqtt5 : older);
    }

    private static String shown(@Nullable String name) {
        if (name == null) {
            return "";
        }
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 64 ? printable : printable.substring(0, 64) + "…";
    }

    /** Ends all connections and closes the port. */
    public Future<Void> stop() {
        Promise<Void> stopped = Promise.promise();
        loop.runOnContext(nothing -> {
            sessions.stop();
            MqttServer running = server;
            if (running == null) {
                stopped.complete();
            } else {
                running.close().onComplete(stopped);
            }
        });
        return stopped.future();
    }
}
