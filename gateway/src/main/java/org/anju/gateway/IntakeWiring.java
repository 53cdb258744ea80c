package org.anju.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.anju.gateway.config.MqttConfig;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.intake.ClockSkews;
import org.anju.gateway.intake.Intake;
import org.anju.gateway.intake.Stamp;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.metrics.ComponentCheck;
import org.anju.gateway.metrics.HealthCheck;
import org.anju.gateway.metrics.IntakeMeters;
import org.anju.gateway.metrics.LinkMeters;
import org.anju.gateway.metrics.MqttMeters;
import org.anju.gateway.model.Device;
import org.anju.gateway.mqtt.BrokerLink;
import org.anju.gateway.mqtt.GuestDoor;
import org.anju.gateway.mqtt.LinkSettings;
import org.anju.gateway.mqtt.MqttListener;
import org.anju.gateway.mqtt.MqttPort;
import org.anju.gateway.mqtt.MqttSettings;
import org.anju.gateway.mqtt.Sessions;
import org.anju.gateway.tls.ServerCertificate;
import org.anju.gateway.tls.TrustedAuthorities;
import org.jspecify.annotations.Nullable;

/** The part of the wiring through which devices come in: ports, their certificates, and links to brokers. */
record IntakeWiring(MqttListener listener, List<BrokerLink> links, List<HealthCheck> checks) {
    /** Name of the port without TLS. */
    static final String MQTT = "mqtt";

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final long CHECK_FILES_S = 5;
    private static final long CLOCKS_EVERY_S = 15;
    private static final int WORST_CLOCKS = 50;

    static IntakeWiring make(
            MqttConfig config,
            Vertx vertx,
            EstateRegistry estate,
            Intake intake,
            Journal journal,
            Stamp stamp,
            Supplier<Collection<Device>> expected,
            GuestDoor guests,
            MeterRegistry registry,
            ScheduledExecutorService seconds,
            Clock clock)
            throws IOException {
        List<HealthCheck> checks = new ArrayList<>();
        MqttMeters meters = new MqttMeters(registry);
        Sessions sessions = new Sessions(journal, stamp, config.absence(), meters);
        MqttListener listener = new MqttListener(
                vertx,
                ports(config, clock, seconds, checks),
                settings(config),
                estate,
                intake,
                sessions,
                expected,
                guests,
                meters);
        List<BrokerLink> links = new ArrayList<>();
        for (MqttConfig.Link link : config.links()) {
            BrokerLink made = new BrokerLink(
                    settings(link), estate, intake, journal, sessions, new LinkMeters(registry, link.id()));
            links.add(made);
            checks.add(new ComponentCheck("link " + link.id(), false, made::trouble));
        }
        return new IntakeWiring(listener, links, checks);
    }

    /** Keeps the meters of clocks fresh, and forgets devices that leave the register. */
    static void watchClocks(
            ClockSkews clocks, EstateRegistry estate, IntakeMeters meters, ScheduledExecutorService seconds) {
        meters.clocksOff(clocks::beyond);
        var unused = seconds.scheduleWithFixedDelay(
                () -> meters.worstClocks(clocks.worst(WORST_CLOCKS).stream()
                        .collect(Collectors.toMap(ClockSkews.Skew::device, ClockSkews.Skew::aheadMs))),
                CLOCKS_EVERY_S,
                CLOCKS_EVERY_S,
                TimeUnit.SECONDS);
        estate.watch(now -> clocks.retain(now.devices().keySet()));
    }

    private static List<MqttPort> ports(
            MqttConfig config, Clock clock, ScheduledExecutorService seconds, List<HealthCheck> checks)
            throws IOException {
        List<MqttPort> ports = new ArrayList<>();
        ports.add(new MqttPort(MQTT, config.host(), config.port(), false, null));
        if (config.webSocketPort() != null) {
            ports.add(new MqttPort("mqtt-ws", config.host(), config.webSocketPort(), true, null));
        }
        MqttConfig.Tls tls = config.tls();
        if (tls != null) {
            MqttPort.Tls keys = keys(tls, clock, seconds, checks);
            ports.add(new MqttPort("mqtts", tls.host(), tls.port(), false, keys));
            if (tls.webSocketPort() != null) {
                ports.add(new MqttPort("mqtts-wss", tls.host(), tls.webSocketPort(), true, keys));
            }
        }
        return ports;
    }

    private static MqttPort.Tls keys(
            MqttConfig.Tls tls, Clock clock, ScheduledExecutorService seconds, List<HealthCheck> checks)
            throws IOException {
        ServerCertificate certificate = ServerCertificate.open(tls.certificate(), tls.key(), clock);
        var unused = seconds.scheduleWithFixedDelay(certificate::check, CHECK_FILES_S, CHECK_FILES_S, TimeUnit.SECONDS);
        checks.add(new ComponentCheck("mqtt certificate", false, certificate::trouble));
        Path authorities = tls.clientAuthorities();
        if (authorities == null) {
            return new MqttPort.Tls(certificate.keyManager(), null);
        }
        TrustedAuthorities clients = TrustedAuthorities.open(authorities);
        var unusedToo = seconds.scheduleWithFixedDelay(clients::check, CHECK_FILES_S, CHECK_FILES_S, TimeUnit.SECONDS);
        checks.add(new ComponentCheck("device authorities", false, clients::trouble));
        return new MqttPort.Tls(certificate.keyManager(), clients.trustManager());
    }

    private static MqttSettings settings(MqttConfig config) {
        return new MqttSettings(
                config.maxPayloadBytes(),
                config.maxInFlight(),
                config.maxInFlightUntold(),
                config.messagesPerSecond(),
                config.burst(),
                config.maxConnections(),
                CONNECT_WITHIN,
                config.maxKeepAlive(),
                config.absence(),
                config.returnWithin());
    }

    private static LinkSettings settings(MqttConfig.Link link) throws IOException {
        return new LinkSettings(
                link.id(),
                link.url(),
                link.user(),
                link.password(),
                link.authorities() == null ? null : sockets(link.authorities()),
                link.group(),
                link.sessionExpiry(),
                link.areas(),
                link.compounds());
    }

    private static @Nullable SSLSocketFactory sockets(Path authorities) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    null,
                    new TrustManager[] {TrustedAuthorities.open(authorities).trustManager()},
                    null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException(authorities + " cannot be used: " + e.getMessage(), e);
        }
    }
}
