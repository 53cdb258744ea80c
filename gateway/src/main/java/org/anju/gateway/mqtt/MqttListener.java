package org.anju.gateway.mqtt;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.mqtt.MqttAuth;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.intake.Intake;
import org.anju.gateway.metrics.MqttMeters;
import org.anju.gateway.model.Device;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The built-in MQTT server. It serves devices only: each may publish and subscribe under its own id, and nothing is routed between clients.
 * All connections live on one event loop; nothing on it blocks.
 */
public final class MqttListener {
    private static final Logger LOG = LoggerFactory.getLogger(MqttListener.class);
    private static final int BACKLOG = 16_384;
    /** Room for a payload over the limit to arrive, so that its sender can be told why it is disconnected. */
    private static final int OVERSIZE_ROOM = 1024 * 1024;

    private static final long SWEEP_MS = 1000;

    private final Vertx vertx;
    private final List<MqttPort> ports;
    private final MqttSettings settings;
    private final EstateRegistry estate;
    private final Identity identity;
    private final Intake intake;
    private final Sessions sessions;
    private final MqttMeters meters;
    private final Supplier<Collection<Device>> expected;
    private final GuestDoor guests;
    private final Context loop;
    private final Acknowledgements acknowledgements;
    private final Map<String, MqttServer> servers = new LinkedHashMap<>();
    private int connections;

    /**
     * @param expected devices whose presence is not known since the gateway started
     * @param guests takes clients that are no devices
     */
    public MqttListener(
            Vertx vertx,
            List<MqttPort> ports,
            MqttSettings settings,
            EstateRegistry estate,
            Intake intake,
            Sessions sessions,
            Supplier<Collection<Device>> expected,
            GuestDoor guests,
            MqttMeters meters) {
        this.vertx = vertx;
        this.ports = List.copyOf(ports);
        this.settings = settings;
        this.estate = estate;
        this.identity = new Identity(estate);
        this.intake = intake;
        this.sessions = sessions;
        this.expected = expected;
        this.guests = guests;
        this.meters = meters;
        this.loop = vertx.getOrCreateContext();
        this.acknowledgements = new Acknowledgements(loop);
    }

    /** Opens the ports. Fails with the bind error, which names the port, when one is taken. */
    public Future<Void> start() {
        Promise<Void> started = Promise.promise();
        loop.runOnContext(nothing -> {
            List<Future<?>> opened = new ArrayList<>();
            ports.forEach(port -> opened.add(open(port)));
            Future.all(opened).<Void>mapEmpty().onComplete(started);
            vertx.setPeriodic(SWEEP_MS, timer -> sweep());
            vertx.setTimer(Math.max(1, settings.returnWithin().toMillis()), timer -> sessions.missing(expected.get()));
        });
        estate.watch(changed -> sessions.refresh(estate));
        return started.future();
    }

    private Future<?> open(MqttPort port) {
        VertxPipeline pipeline = new VertxPipeline(vertx, settings.maxPayloadBytes(), settings.connectWithin());
        MqttServer server = MqttServer.create(pipeline, options(port))
                .endpointHandler(endpoint -> connected(endpoint, pipeline.lane()))
                .exceptionHandler(error -> LOG.debug(
                        "a connection to {} failed before it was accepted: {}", port.name(), error.toString()));
        servers.put(port.name(), server);
        return server.listen()
                .recover(e -> Future.failedFuture(new IOException(
                        port.name() + " port " + port.host() + ":" + port.port() + ": " + e.getMessage(), e)));
    }

    private MqttServerOptions options(MqttPort port) {
        MqttServerOptions options = new MqttServerOptions();
        options.setHost(port.host());
        options.setPort(port.port());
        options.setMaxMessageSize(settings.maxPayloadBytes() + OVERSIZE_ROOM);
        options.setTimeoutOnConnect(Math.toIntExact(settings.connectWithin().toSeconds()));
        options.setAutoClientId(false);
        options.setTcpNoDelay(true);
        options.setTcpKeepAlive(true);
        options.setAcceptBacklog(BACKLOG);
        options.setUseWebSocket(port.webSocket());
        options.setWebSocketMaxFrameSize(settings.maxPayloadBytes() + OVERSIZE_ROOM);
        MqttPort.Tls tls = port.tls();
        if (tls != null) {
            options.setSsl(true);
            options.setSslHandshakeTimeout(settings.connectWithin().toMillis())
                    .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
            options.setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"));
            options.setKeyCertOptions(KeyCertOptions.wrap(tls.certificate()));
            if (tls.clients() != null) {
                options.setClientAuth(ClientAuth.REQUEST);
                options.setTrustOptions(TrustOptions.wrap(tls.clients()));
            }
        }
        return options;
    }

    /** The number of a port in use, once started. */
    public int port(String name) {
        MqttServer server = servers.get(name);
        if (server == null) {
            throw new IllegalArgumentException("there is no port " + name);
        }
        return server.actualPort();
    }

    private void sweep() {
        long now = System.nanoTime();
        sessions.all().forEach(connection -> connection.endIfSilent(now));
        sessions.sweep();
    }

    /** Sends a command to a device that is connected here and has subscribed to its commands; false otherwise. From any thread. */
    public boolean command(Device device, byte[] payload) {
        Connection connection = sessions.of(device.id().value());
        return connection != null && connection.command(payload);
    }

    private void connected(MqttEndpoint endpoint, FastLane lane) {
        if (connections >= settings.maxConnections()) {
            refuse(
                    endpoint,
                    "too_many",
                    "the gateway has as many connections as it may",
                    MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE,
                    MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_BUSY);
            return;
        }
        MqttAuth auth = endpoint.auth();
        if (auth != null && auth.getUsername() != null && guests.isGuest(auth.getUsername())) {
            guests.connected(endpoint);
            return;
        }
        Device device = identity.of(endpoint);
        if (device == null) {
            LOG.info(
                    "refused {} from {}: unknown device or wrong credential; import the device or correct its credential",
                    endpoint.auth() == null
                            ? "a client without user name"
                            : "'" + shown(endpoint.auth().getUsername()) + "'",
                    endpoint.remoteAddress());
            refuse(
                    endpoint,
                    "bad_credential",
                    "unknown device or wrong credential",
                    MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD,
                    MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD);
            return;
        }
        connections++;
        new Connection(
                        endpoint,
                        lane,
                        device,
                        settings,
                        estate,
                        intake,
                        sessions,
                        acknowledgements,
                        meters,
                        () -> connections--)
                .open();
        meters.accepted();
    }

    private void refuse(
            MqttEndpoint endpoint,
            String reason,
            String words,
            MqttConnectReturnCode older,
            MqttConnectReturnCode mqtt5) {
        meters.refused(reason);
        if (Mqtt5.isSpokenBy(endpoint)) {
            endpoint.reject(mqtt5, Mqtt5.reason(words));
        } else {
            endpoint.reject(older);
        }
    }

    /** A user name may be an access token: only its beginning is shown. */
    private static String shown(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        int most = Math.min(24, printable.length() * 2 / 3);
        return printable.length() <= 4 ? printable : printable.substring(0, most) + "…";
    }

    /** Ends all connections and closes the ports. */
    public Future<Void> stop() {
        Promise<Void> stopped = Promise.promise();
        loop.runOnContext(nothing -> {
            sessions.stop();
            List<Future<?>> closed = new ArrayList<>();
            servers.values().forEach(server -> closed.add(server.close()));
            Future.all(closed).<Void>mapEmpty().onComplete(stopped);
        });
        return stopped.future();
    }
}
